// The words of the antenna's screens: they come with them, and no phone reads them at night.
import ar from '../../locales/desk/ar.ftl?raw'
import en from '../../locales/desk/en.ftl?raw'
import fr from '../../locales/desk/fr.ftl?raw'
import { spoken } from '../lib/languages'
import { learn, t, word } from '../lib/words.svelte'

learn({ fr, en, ar })

/** The tables of a report, and the list that names their rows. */
export const tableLists: Record<string, string> = {
  people: 'age', minors: 'band', minors_gender: 'gender', channels: 'channel', languages: 'language', languages_missing: 'language',
  needs: 'need', needs_refused: 'need', needs_met: 'need', cards: 'card', referrals: 'referral', refusals: 'reason', alerts: 'level',
  alert_delays: 'delay', context: 'context', activities: 'activity',
}

/** A table that is not ours is called what its file calls it. */
export const tableTitle = (table: string) => (tableLists[table] ? t(`table-${table.replaceAll('_', '-')}`) : table)

/** The word for a row of a table. */
export function rowWord(list: string, code: string): string {
  if (code === 'not_said') return t('not-said')
  if (code === 'total') return t('total')
  return list === 'language' ? (spoken[code] ?? code) : word(list, code)
}

/** A value as a person would say it: a date, a step, a role, a word of a list. */
export function saidWord(field: string, value: unknown): string {
  const text = String(value)
  if (field.startsWith('total/') && text === 'withheld') return t('blank')
  const [status = '', due = ''] = text.split(':')
  if (value === true || value === false) return t(value ? 'yes' : 'no')
  if (field === 'step') return due ? `${word('outcome', status)} · \u2066${due}\u2069` : word('outcome', status)
  if (field === 'language') return spoken[text] ?? text
  if (field === 'owner') return word('role', text)
  if (field === 'next_step') return word('step', text)
  if (field === 'status') return word('referral', text)
  const list = ['risk', 'level', 'reason', 'match', 'channel', 'seen_before', 'zone'].find((known) => known === field)
  return list ? word(list, text) : text
}
