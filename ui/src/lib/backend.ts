// The one door to the core: the only file that imports @tauri-apps.
import { invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'
import type {
  Admission, CatalogueView, Command, ConflictView, ContactRow, Counts, DeviceInfo, Error as CoreError, HealthView, Id,
  Joining, Progress, Query, Stage, SyncReport, TonightView, UnsentRow,
} from './bindings'

/** What each query answers. */
type Views = {
  tonight: TonightView
  contact: ContactRow
  unsent: UnsentRow[]
  counts: Counts
  conflicts: ConflictView[]
  catalogue: CatalogueView
  devices: DeviceInfo[]
  health: HealthView
}
type Shown = Extract<Query['show'], keyof Views>

async function call<T>(command: string, args?: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(command, args)
  } catch (error) {
    throw asError(error)
  }
}

function asError(error: unknown): CoreError {
  const known = error as Partial<CoreError> | null
  if (known && typeof known === 'object' && typeof known.code === 'string') return known as CoreError
  return { code: 'internal', detail: String(error) }
}

export const backend = {
  stage: () => call<Stage>('stage'),
  suggestPassphrase: () => call<string>('suggest_passphrase'),
  create: (passphrase: string) => call<null>('create', { passphrase }),
  unlock: (passphrase: string) => call<null>('unlock', { passphrase }),
  lock: () => call<null>('lock'),
  foundTeam: (label: string, relay: string | null, invite: string | null) =>
    call<null>('found_team', { label, relay, invite }),
  foundPractice: () => call<null>('found_practice'),
  join: (text: string) => call<Joining>('join', { text }),
  invite: () => call<string>('invite'),
  review: (answer: string) => call<Admission>('review', { answer }),
  admit: (device: string, role: string, antenna: boolean, label: string) =>
    call<null>('admit', { device, role, antenna, label }),
  execute: (command: Command) => call<Id>('execute', { command }),
  ask: <K extends Shown>(query: Extract<Query, { show: K }>) => call<Views[K]>('ask', { query }),
  sync: () => call<SyncReport>('sync'),
  acceptRelay: () => call<null>('accept_relay'),
  place: () => call<string | null>('place'),
  setPlace: (place: string) => call<null>('set_place', { place }),
  about: () => call<{ version: string; relay: string | null }>('about'),
  onChanged: (told: () => void) => listen('changed', told),
  onProgress: (told: (progress: Progress) => void) => listen<Progress>('progress', (event) => told(event.payload)),
}

export type { CoreError }
