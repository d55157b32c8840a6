// A sentence for each error: what happened, whether anything was lost, what to do. A missing one does not compile.
import type { Code, Refusal } from './bindings'
import type { CoreError } from './backend'
import { t } from './words.svelte'

const sentence: Record<Code, string> = {
  locked: 'error-locked', wrong_passphrase: 'error-wrong-passphrase', passphrase_too_short: 'error-passphrase-too-short',
  no_device: 'error-no-device', device_exists: 'error-device-exists', damaged: 'error-damaged',
  not_encrypted: 'error-not-encrypted', newer_version: 'error-newer-version', disk_full: 'error-disk-full',
  busy: 'error-busy', disk: 'error-disk', refused: 'error-refused', no_team: 'error-no-team',
  not_allowed: 'error-not-allowed', network: 'error-network', relay: 'error-relay', relay_full: 'error-relay-full',
  relay_changed: 'error-relay-changed', split: 'error-split', roster_fork: 'error-roster-fork',
  removed: 'error-removed', limited: 'error-limited', bad_invite: 'error-bad-invite', not_yet: 'error-not-yet',
  wrong_words: 'error-wrong-words', too_late: 'error-too-late', wrong_pin: 'error-wrong-pin', weak_pin: 'error-weak-pin', pin_gone: 'error-pin-gone', no_chip: 'error-no-chip', night_shut: 'error-night-shut', wrong_wake: 'error-wrong-wake', needs_paper: 'error-needs-paper', wrong_paper: 'error-wrong-paper', bad_sound: 'error-bad-sound', bad_table: 'error-bad-table', vault_closed: 'error-vault-closed', practice: 'error-practice', internal: 'error-internal',
}

const refused: Record<Refusal['refusal'], string> = {
  unknown: 'refusal-unknown', not_in_list: 'refusal-not-in-list', head_count: 'refusal-head-count',
  too_long: 'refusal-too-long', missing: 'refusal-missing', not_a_code: 'refusal-not-a-code',
  code_in_use: 'refusal-code-in-use', outing_closed: 'refusal-outing-closed', not_allowed: 'refusal-not-allowed',
  bad_date: 'refusal-bad-date', bad_hours: 'refusal-bad-hours', no_consent: 'refusal-no-consent',
  page_too_long: 'refusal-page-too-long', may_identify: 'refusal-may-identify', published: 'refusal-published', family_full: 'refusal-family-full', not_in_conflict: 'refusal-not-in-conflict',
}

export function explain(error: CoreError): string {
  return error.refusal ? t(refused[error.refusal.refusal]) : t(sentence[error.code])
}

export const messages = [...Object.values(sentence), ...Object.values(refused)]
