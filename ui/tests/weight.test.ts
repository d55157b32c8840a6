import { readFileSync, readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

// Of the screens as they were built last (`npm run build`).
const built = readdirSync('dist/assets')
const weight = (name: RegExp) => Math.max(...built.filter((file) => name.test(file)).map((file) => gzipSync(readFileSync(`dist/assets/${file}`), { level: 9 }).length))

it('everything that a phone loads at night is at most 120 KB: the app, one more language, the texts of the cards', () => {
  const loaded = [/^index-.*\.js$/, /^(en|ar|ps|fa|ti)-.*\.js$/, /^texts-.*\.js$/].map(weight)
  for (const part of loaded) expect(part).toBeGreaterThan(1_000)
  expect(loaded.reduce((sum, part) => sum + part)).toBeLessThanOrEqual(120_000)
})
