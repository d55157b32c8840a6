// Words on the screen: Fluent files, one a language. Placeables are isolated, so that mixed directions stay readable.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle'
import ar from '../../locales/ar.ftl?raw'
import en from '../../locales/en.ftl?raw'
import fr from '../../locales/fr.ftl?raw'
import { uiLanguages } from './languages'

const sources: Record<string, string> = { fr, en, ar }
const bundles: Record<string, FluentBundle> = {}

function bundle(code: string): FluentBundle {
  const known = bundles[code]
  if (known) return known
  // Western digits everywhere: a code or a telephone number is read aloud the same in each language.
  const made = new FluentBundle(code === 'ar' ? 'ar-u-nu-latn' : code)
  made.addResource(new FluentResource(sources[code] ?? fr))
  bundles[code] = made
  return made
}

type Preferences = { language: string; theme: 'dark' | 'light'; size: 'normal' | 'large' | 'largest' }

function read(): Preferences {
  const fallback: Preferences = { language: firstLanguage(), theme: 'dark', size: 'normal' }
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

/** Puts language, direction, theme and size on the page. */
export function show(): void {
  const page = document.documentElement
  page.lang = preferences.language
  page.dir = uiLanguages.find((known) => known.code === preferences.language)?.dir ?? 'ltr'
  page.dataset.theme = preferences.theme
  page.dataset.size = preferences.size
}

/** The message, or its name where a language lacks it (a test refuses that). */
export function t(id: string, args?: Record<string, FluentVariable>): string {
  const words = bundle(preferences.language)
  const message = words.getMessage(id)
  if (!message?.value) return id
  return words.formatPattern(message.value, args)
}

/** The word for a code of a list; a code that this version does not know is shown as it is. */
export function word(list: string, code: string): string {
  const id = `${list}-${code.replace('<', 'under-').replace(/[._]/g, '-')}`
  const found = t(id)
  return found === id ? code : found
}
