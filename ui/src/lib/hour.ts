import { preferences } from './words.svelte'

/** A time of day on this device's clock, in Western digits. `at`: milliseconds since 1970. */
export function hour(at: number): string {
  const language = preferences.language === 'ar' ? 'fr' : preferences.language
  return new Date(at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hour12: false })
}
