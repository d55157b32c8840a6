// How this person wants the screens. Nothing about a record, so it may lie outside the encrypted database.
import { uiLanguages } from './languages'

type Preferences = { language: string; theme: 'dark' | 'light'; size: 'normal' | 'large' | 'largest'; sound: boolean; listening: boolean }

function read(): Preferences {
  const fallback: Preferences = { language: firstLanguage(), theme: 'dark', size: 'normal', sound: true, listening: false }
  try {
    return { ...fallback, ...JSON.parse(localStorage.getItem('preferences') ?? '{}') }
  } catch {
    return fallback
  }
}

function firstLanguage(): string {
  const wanted = (navigator.languages ?? []).map((tag) => tag.slice(0, 2))
  return wanted.find((code) => uiLanguages.some((known) => known.code === code)) ?? 'fr'
}

export const preferences = $state<Preferences>(read())

/** Keeps a preference: nothing about a record, so it may lie outside the encrypted database. */
export function prefer(change: Partial<Preferences>): void {
  Object.assign(preferences, change)
  try {
    localStorage.setItem('preferences', JSON.stringify(preferences))
  } catch {
    // Without storage the choice lasts until the app is closed.
  }
  show()
}

/** Puts theme and size on the page. */
export function show(): void {
  const page = document.documentElement
  page.dataset.theme = preferences.theme
  page.dataset.size = preferences.size
}

/** Turns the page to a language and its direction. */
export function turn(language: string): void {
  const page = document.documentElement
  page.lang = language
  page.dir = uiLanguages.find((known) => known.code === language)?.dir ?? (language === 'qps' ? 'rtl' : 'ltr')
}
