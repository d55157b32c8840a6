// Words on the screen: Fluent files, one a language. French is always there, another comes when it is spoken. Placeables are
// isolated, so that mixed directions stay readable.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle'
import fr from '../../locales/fr.ftl?raw'
import { prefer, preferences, turn } from './preferences.svelte'
import { desk } from './seldom'
import { app } from './state.svelte'

/** A language for tests of the layout: French, half as long again, mirrored. Nobody can choose it. */
const PSEUDO = 'qps'
const stretch = (text: string) => text.replace(/[\p{L}]{3,}/gu, (letters) => letters + letters.slice(0, Math.ceil(letters.length / 2)))

const sources: Record<string, string> = { fr, [PSEUDO]: fr }
const files: Record<string, () => Promise<{ default: string }>> = {
  en: () => import('../../locales/en.ftl?raw'),
  ar: () => import('../../locales/ar.ftl?raw'),
  ps: () => import('../../locales/ps.ftl?raw'),
  fa: () => import('../../locales/fa.ftl?raw'),
  ti: () => import('../../locales/ti.ftl?raw'),
}
/** From screens that are not always needed. */
const more: Record<string, string> = {}
const bundles: Record<string, FluentBundle> = {}
/** In these the antenna's screens are written; whoever speaks another reads them in French. */
const deskLanguages = ['fr', 'en', 'ar', PSEUDO]

/** Whether one of the antenna's screens is shown. */
const atDesk = () => app.stage === 'ready' && app.place.screen in desk

/** The language of the screen that is shown. */
export function tongue(): string {
  const language = sources[preferences.language] ? preferences.language : 'fr'
  return atDesk() && !deskLanguages.includes(language) ? 'fr' : language
}

function bundle(code: string): FluentBundle {
  const known = bundles[code]
  if (known) return known
  // Western digits everywhere: a code or a telephone number is read aloud the same in each language.
  const tag = code === PSEUDO ? 'fr' : `${code}-u-nu-latn`
  const made = new FluentBundle(tag, code === PSEUDO ? { transform: stretch } : {})
  const learnt = more[code === PSEUDO ? 'fr' : code] ?? ''
  made.addResource(new FluentResource(`${sources[code] ?? fr}\n${learnt}`))
  bundles[code] = made
  return made
}

/** Brings the words of a language; when they cannot be read, the screen goes on in the one before. */
async function bring(code: string): Promise<boolean> {
  const file = files[code]
  if (sources[code]) return true
  if (!file) return false
  const text = await file().catch(() => null)
  if (text) sources[code] = text.default
  return text !== null
}

/** Changes the language of the screens, on any screen, without leaving it. */
export async function speak(language: string): Promise<void> {
  if (await bring(language)) prefer({ language })
  turn(tongue())
}

/** Before the first screen: the words of whoever was here last. */
export const firstWords = () => speak(preferences.language)

/** More words for every language, from screens that are not always needed. */
export function learn(words: Record<string, string>): void {
  for (const [code, text] of Object.entries(words)) {
    more[code] = `${more[code] ?? ''}\n${text}`
    delete bundles[code]
  }
  delete bundles[PSEUDO]
}

/** The message in a language, else in French. */
function sayIn(language: string, id: string, args?: Record<string, FluentVariable>): string | null {
  for (const code of [language, 'fr']) {
    const words = bundle(code)
    const message = words.getMessage(id)
    if (message?.value) return words.formatPattern(message.value, args)
  }
  return null
}

function wordIn(language: string, list: string, code: string): string {
  const own = app.catalogue?.labels[list]?.[code]
  const id = `${list}-${code.replace('<', 'under-')}`.replace(/[._]/g, '-')
  return (own?.[language] ?? own?.fr) || (sayIn(language, id) ?? code)
}

/** The message in the screen's language, else in French, else its name (a test refuses that). */
export const t = (id: string, args?: Record<string, FluentVariable>) => sayIn(tongue(), id, args) ?? id

/** The word for a code of a list; a code that this version does not know is shown as it is. */
export const word = (list: string, code: string) => wordIn(tongue(), list, code)

/** The words of another language than the screen's, for what is shown to somebody else. */
export async function inLanguage(code: string): Promise<{ t: (id: string) => string; word: (list: string, code: string) => string }> {
  const language = (await bring(code)) ? code : 'fr'
  return { t: (id) => sayIn(language, id) ?? '', word: (list, value) => wordIn(language, list, value) }
}

/** A list of the catalogue, the team's additions included, as choices with their words. */
export function options(list: string): { code: string; text: string }[] {
  return (app.catalogue?.lists[list] ?? []).map((code) => ({ code, text: word(list, code) }))
}
