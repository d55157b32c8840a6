import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { FluentBundle, FluentResource } from '@fluent/bundle'
import { describe, expect, it } from 'vitest'
import { messages } from '../src/lib/errors'
import { uiLanguages } from '../src/lib/languages'

const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
// The antenna's screens are in three languages; a phone's in all.
const desk = (code: string) => read(join('locales/desk', `${code}.ftl`))
const source = (code: string) => read(join('locales', `${code}.ftl`)) + desk(code)
// Lists whose codes the report makes in Rust.
const reported = ['age-', 'delay-', 'activity-']
const found = (text: string) => [...text.matchAll(/^([a-z][a-z0-9-]*) =/gm)].map((match) => match[1] ?? '')
const keys = (code: string) => found(source(code))
/** What a phone says. */
const ofPhone = (code: string) => found(read(join('locales', `${code}.ftl`)))

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? files(path) : [path]
  })
}

describe('the words', () => {
  it.each(uiLanguages.map(({ code }) => code))('%s has every key of French, once, and formats', (code) => {
    const bundle = new FluentBundle(code)
    expect(bundle.addResource(new FluentResource(source(code)))).toEqual([])
    expect(ofPhone(code).sort()).toEqual(ofPhone('fr').sort())
    expect(desk(code) ? keys(code).sort() : keys('fr').sort()).toEqual(keys('fr').sort())
    expect(new Set(keys(code)).size).toBe(keys(code).length)
    for (const key of keys(code)) {
      const errors: Error[] = []
      const message = bundle.getMessage(key)
      expect(message?.value, key).toBeTruthy()
      bundle.formatPattern(message!.value!, { count: 3, sent: 1, received: 2, role: 'x', hour: '15:30', zone: 'Z1', by: 'a', removes: 'b', risk: 'x', people: 3, minors: 1, rank: 1, version: 2, day: '2027-01-15' }, errors)
      expect(errors, key).toEqual([])
    }
  })

  it.each(uiLanguages.map(({ code }) => code))('%s says the numbers of a code or a telephone in Western digits', (code) => {
    expect(source(code)).not.toMatch(/[٠-٩۰-۹]/)
  })

  it('every key that a screen uses is there, and every key is used', () => {
    const text = files('src').filter((path) => !path.endsWith('bindings.ts')).map((path) => readFileSync(path, 'utf8')).join('\n')
    const known = new Set(keys('fr'))
    for (const [, key] of text.matchAll(/\bt\('([^']+)'/g)) expect(known, key).toContain(key)
    for (const key of messages) expect(known, key).toContain(key)
    // Names that are put together: the words of a list, and the ends of a template.
    const lists = [...text.matchAll(/\b(?:word|options)\('([a-z_]+)'/g)].map(([, list]) => `${list?.replaceAll('_', '-')}-`)
    const templates = [...text.matchAll(/\bt\(`([a-z-]+-)\$\{/g)].map(([, start]) => start ?? '')
    const built = [...new Set([...lists, ...templates, 'kind-', 'error-', 'refusal-', ...reported])]
    for (const key of known) expect(text.includes(`'${key}'`) || built.some((start) => key.startsWith(start)), key).toBe(true)
  })

  it('French says none of the words that harm', () => {
    for (const word of ['bénéficiaire', 'migrant', 'victime', 'majeur évalué', 'faux mineur'])
      expect(source('fr').toLowerCase()).not.toContain(word)
  })
})
