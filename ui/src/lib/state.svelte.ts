// Where the person is, what the app said last, and what is being read. One screen at a time, no history to get lost in.
import { backend, type CoreError } from './backend'
import type { CatalogueView, Command, Id, Progress, Stage, TonightView } from './bindings'

export type Place =
  | { screen: 'tonight' | 'outing' | 'unsent' | 'sync' | 'settings' | 'about' | 'team' }
  | { screen: 'contact'; id: Id; mode: 'group' | 'person'; part: Part }
  | { screen: 'alert'; contact: Id | null; alert: Id | null }

export type Part = 'who' | 'language' | 'needs' | 'signs' | 'more'

type AppState = {
  stage: Stage | null
  place: Place
  help: boolean
  error: CoreError | null
  tonight: TonightView | null
  catalogue: CatalogueView | null
  progress: Progress | null
  syncing: boolean
}

export const app = $state<AppState>({
  stage: null, place: { screen: 'tonight' }, help: false, error: null, tonight: null, catalogue: null, progress: null,
  syncing: false,
})

/** A gesture: what went wrong before is forgotten, what goes wrong now is shown; the answer is null then. */
export function attempt<T>(job: () => Promise<T>): Promise<T | null> {
  app.error = null
  return quietly(job)
}

/** Something that nobody asked for just now, a view that is read again: it never takes an error off the screen. */
export async function quietly<T>(job: () => Promise<T>): Promise<T | null> {
  try {
    return await job()
  } catch (error) {
    app.error = error as CoreError
    if (app.error.code === 'locked') app.stage = 'locked'
    return null
  }
}

export function go(place: Place): void {
  app.place = place
  app.help = false
  app.error = null
  window.scrollTo(0, 0)
  void backend.setPlace(JSON.stringify(place)).catch(() => undefined)
}

/** One gesture: durable when this returns. */
export async function execute(command: Command): Promise<Id | null> {
  const id = await attempt(() => backend.execute(command))
  await refresh()
  return id
}

export async function refresh(): Promise<void> {
  if (app.stage !== 'ready') return
  app.tonight = await quietly(() => backend.ask({ show: 'tonight' })) ?? app.tonight
}

/** Reads how far the device is, and goes back to where the person was. */
export async function restart(): Promise<void> {
  app.stage = await quietly(() => backend.stage())
  if (app.stage !== 'ready') return
  app.catalogue = await quietly(() => backend.ask({ show: 'catalogue' }))
  await refresh()
  const place = await quietly(() => backend.place())
  if (place) app.place = await remembered(place)
}

async function remembered(text: string): Promise<Place> {
  try {
    const place = JSON.parse(text) as Place
    // A contact that was begun and never tapped is not there.
    if (place.screen === 'contact') await backend.ask({ show: 'contact', id: place.id })
    return place
  } catch {
    return { screen: 'tonight' }
  }
}

export async function sync(): Promise<boolean> {
  app.syncing = true
  app.progress = null
  const report = await attempt(() => backend.sync())
  app.syncing = false
  await refresh()
  if (report?.split) app.error = { code: 'split', detail: '' }
  if (report?.removed) app.error = { code: 'removed', detail: '' }
  if (report) app.catalogue = (await quietly(() => backend.ask({ show: 'catalogue' }))) ?? app.catalogue
  return report !== null
}

/** A random id for a record that a screen begins. */
export function newId(): Id {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
