import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cards, isReleased, languagesOf, pictures, VERSION } from '../src/cards/cards'
import { texts } from '../src/cards/texts'
import { common, spoken } from '../src/lib/languages'

const rust = readFileSync('../crates/domain/src/catalogue.rs', 'utf8')
const list = (name: string) => {
  const body = new RegExp(`pub const ${name}: [^=]*=\\s*\\[([^\\]]*)\\]`).exec(rust)?.[1] ?? ''
  return [...body.matchAll(/"([^"]+)"/g)].map((found) => found[1] ?? '')
}
const icons = readFileSync('src/parts/needs.ts', 'utf8')
const french = readFileSync('locales/fr.ftl', 'utf8') + readFileSync('locales/desk/fr.ftl', 'utf8')
const id = (prefix: string, code: string) => `${prefix}-${code.replace('<', 'under-').replace(/[._]/g, '-')} =`

describe('every code that the app ships', () => {
  it.each([['NEEDS', 'need'], ['SIGNS', 'sign'], ['BANDS', 'band'], ['GENDERS', 'gender'], ['CHANNELS', 'channel'], ['LEVELS', 'level'],
    ['COASTAL', 'coastal'], ['PLATFORMS', 'platform'], ['INTERPRETERS', 'interpreter'], ['INFORMATION', 'information'], ['STEPS', 'step'],
    ['MINORS', 'minors'], ['CARDS', 'card'], ['CONTEXT_KINDS', 'context'], ['TAKEN', 'taken'], ['REFUSAL_REASONS', 'reason'],
    ['REFERRAL_STATES', 'referral'], ['RISKS', 'risk'], ['OUTCOMES', 'outcome'], ['ALERT_DECISIONS', 'decision'], ['TOPICS', 'topic'], ['MATCHES', 'match'], ['ACTIVITIES', 'activity'], ['UNDERSTOOD', 'understood'], ['ANSWERS', 'answer']])(
    '%s has its words', (name, prefix) => {
      expect(list(name).length).toBeGreaterThan(1)
      for (const code of list(name)) expect(french).toContain(id(prefix, code))
    })
  it('every card has French, English and Arabic; the four that save a life have nine more', () => {
    expect([...cards].sort()).toEqual(list('CARDS').sort())
    for (const card of cards) {
      const known = languagesOf(texts, card).map(({ code }) => code)
      expect(known).toEqual(expect.arrayContaining(['ar', 'fr', 'en']))
      if (['numbers', 'cold', 'self-protection', 'crossing'].includes(card)) expect(known.length, card).toBe(12)
      for (const code of known) {
        const lines = texts[card]?.[code] ?? []
        expect(lines.length, `${card} ${code}`).toBe(texts[card]?.fr?.length ?? lines.length)
        for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(110)
      }
      expect(pictures[card].length).toBeGreaterThan(2)
    }
  })
  it('a text that was released in another version is a draft again', () => {
    const releases = { 'cold/ti': `${VERSION}:lead`, 'cold/ar': `${VERSION - 1}:lead`, 'cold/fr': '' }
    expect(['ti', 'ar', 'fr', 'vi'].map((language) => isReleased(releases, 'cold', language))).toEqual([true, false, false, false])
  })
  it('needs have icons and languages have names', () => {
    for (const need of list('NEEDS')) expect(icons).toContain(`'${need}':`)
    for (const language of list('LANGUAGES')) expect(spoken[language], language).toBeTruthy()
    for (const language of common) expect(list('LANGUAGES')).toContain(language)
  })
})
