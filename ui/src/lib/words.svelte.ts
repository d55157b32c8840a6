// Words on the screen: Fluent files, one a language. Placeables are isolated, so that mixed directions stay readable.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle'
import ar from '../../locales/ar.ftl?raw'
import en from '../../locales/en.ftl?raw'
import fr from '../../locales/fr.ftl?raw'
import { preferences } from './preferences.svelte'
import { app } from './state.svelte'

const sources: Record<string, string> = { fr, en, ar }
/** A language for tests of the layout: French, half as long again, mirrored. Nobody can choose it. */
const PSEUDO = 'qps'
const stretch = (text: string) => text.replace(/[\p{L}]{3,}/gu, (letters) => letters + letters.slice(0, Math.ceil(letters.length / 2)))

const bundles: Record<string, FluentBundle> = {}

function bundle(code: string): FluentBundle {
  const known = bundles[code]
  if (known) return known
  // Western digits everywhere: a code or a telephone number is read aloud the same in each language.
  const made = new FluentBundle(code === 'ar' ? 'ar-u-nu-latn' : code === PSEUDO ? 'fr' : code, code === PSEUDO ? { transform: stretch } : {})
  made.addResource(new FluentResource(sources[code] ?? fr))
  bundles[code] = made
  return made
}

/** More words for every language, from screens that are not always needed. */
export function learn(more: Record<string, string>): void {
  for (const [code, text] of Object.entries(more)) {
    sources[code] += `\n${text}`
    delete bundles[code]
  }
  delete bundles[PSEUDO]
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
  const own = app.catalogue?.labels[list]?.[code]
  const said = own?.[preferences.language] ?? own?.fr
  if (said) return said
  const id = `${list}-${code.replace('<', 'under-')}`.replace(/[._]/g, '-')
  const found = t(id)
  return found === id ? code : found
}

/** A list of the catalogue, the team's additions included, as choices with their words. */
export function options(list: string): { code: string; text: string }[] {
  return (app.catalogue?.lists[list] ?? []).map((code) => ({ code, text: word(list, code) }))
}
