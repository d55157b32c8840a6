import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { common, spoken } from '../src/lib/languages'

const rust = readFileSync('../crates/domain/src/catalogue.rs', 'utf8')
const list = (name: string) => {
  const body = new RegExp(`pub const ${name}: [^=]*=\\s*\\[([^\\]]*)\\]`).exec(rust)?.[1] ?? ''
  return [...body.matchAll(/"([^"]+)"/g)].map((found) => found[1] ?? '')
}
const icons = readFileSync('src/parts/needs.ts', 'utf8')
const french = readFileSync('locales/fr.ftl', 'utf8')
const id = (prefix: string, code: string) => `${prefix}-${code.replace('<', 'under-').replace(/[._]/g, '-')} =`

describe('every code that the app ships', () => {
  it.each([['NEEDS', 'need'], ['SIGNS', 'sign'], ['BANDS', 'band'], ['GENDERS', 'gender'], ['CHANNELS', 'channel'], ['LEVELS', 'level']])(
    '%s has its words', (name, prefix) => {
      expect(list(name).length).toBeGreaterThan(2)
      for (const code of list(name)) expect(french).toContain(id(prefix, code))
    })
  it('needs have icons and languages have names', () => {
    for (const need of list('NEEDS')) expect(icons).toContain(`'${need}':`)
    for (const language of list('LANGUAGES')) expect(spoken[language], language).toBeTruthy()
    for (const language of common) expect(list('LANGUAGES')).toContain(language)
  })
})
