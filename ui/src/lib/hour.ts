import { preferences } from './preferences.svelte'

/** A time of day on this device's clock, in Western digits. `at`: milliseconds since 1970. */
export function hour(at: number): string {
  const language = preferences.language === 'en' ? 'en' : 'fr'
  return new Date(at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hour12: false })
}

/** The date on this device's clock: `2027-01-15`. `at`: milliseconds since 1970. */
export const day = (at: number) => new Date(at).toLocaleDateString('sv')

/** The date some days after one of the calendar: `2027-01-15` and 3 give `2027-01-18`. */
export function later(from: string, days: number): string {
  const day = new Date(`${from}T12:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10)
}
