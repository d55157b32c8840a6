// Where the person is, what the app said last, and what is being read. One screen at a time, no history to get lost in.
import { backend, type CoreError } from './backend'
import { feel, ring } from './platform'
import { preferences } from './preferences.svelte'
import type { CatalogueView, Command, Id, Progress, Stage, TonightView } from './bindings'

export type Place =
  | { screen: 'tonight' | 'outing' | 'unsent' | 'sync' | 'settings' | 'about' | 'team' | 'context' | 'preflight' }
  | { screen: 'services' | 'share' | 'review' | 'lost' | 'protocols' | 'sheets' | 'signs' | 'legal' | 'conference' }
  | { screen: 'antenna' | 'pairs' | 'conflicts' | 'board' | 'referrals' | 'debrief' | 'report' | 'months' | 'consolidation' | 'team-settings' | 'recovery' | 'concerns' | 'data' | 'imports' }
  | { screen: 'vault'; id: Id | null }
  | { screen: 'contact'; id: Id; mode: 'group' | 'person'; part: Part }
  | { screen: 'alert'; contact: Id | null; alert: Id | null }
  | { screen: 'code'; contact: Id | null }
  | { screen: 'refer'; contact: Id; need: string | null }
  | { screen: 'cards'; contact: Id | null }

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
  /** The last gesture can be taken back for a few seconds. */
  undo: boolean
  /** Grows when a record may have changed: open screens read theirs again. */
  version: number
  /** A child holds the phone: only cards, until the owner says the passphrase. */
  child: boolean
  /** The code of the antenna's own network while it is open here. */
  near: string
}

export const app = $state<AppState>({
  stage: null, place: { screen: 'tonight' }, help: false, error: null, tonight: null, catalogue: null, progress: null,
  syncing: false, undo: false, version: 0, child: false, near: '',
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
  app.undo = app.undo && place.screen === 'contact'
  window.scrollTo(0, 0)
  void backend.setPlace(JSON.stringify(place)).catch(() => undefined)
}

const undoable = ['note_contact', 'count_at_sea', 'note_context', 'refer', 'set_referral', 'set_follow_up', 'note_session']
let forget: ReturnType<typeof setTimeout> | undefined

/** One gesture: durable when this returns. It can be taken back for ten seconds, unless it closes something. */
export async function execute(command: Command): Promise<Id | null> {
  const id = await attempt(() => backend.execute(command))
  const closes = command.do === 'note_contact' && command.answers.some((answer) => answer.about === 'complete')
  offerUndo(id !== null && undoable.includes(command.do) && !closes)
  if (id !== null) feel()
  await refresh()
  return id
}

function offerUndo(offer: boolean): void {
  clearTimeout(forget)
  app.undo = offer
  if (offer) forget = setTimeout(() => (app.undo = false), 10_000)
}

/** Takes the last gesture back as if it had not been made. */
export async function undo(): Promise<void> {
  offerUndo(false)
  const done = await attempt(() => backend.undo())
  await refresh()
  app.version += 1
  if (done === false) app.error = { code: 'too_late', detail: '' }
}

const rung: Id[] = []

/** Rings once for each alert of somebody else that nobody has seen yet. */
function listen(view: TonightView): void {
  const calling = view.alerts.filter((row) => !row.mine && !row.alert.seen_by.length && !rung.includes(row.alert.id))
  rung.push(...calling.map((row) => row.alert.id))
  if (calling.length && (view.role === 'lead' || preferences.listening)) ring()
}

export async function refresh(): Promise<void> {
  if (app.stage !== 'ready') return
  app.tonight = await quietly(() => backend.ask({ show: 'tonight' })) ?? app.tonight
  if (app.tonight) listen(app.tonight)
}

/** Reads how far the device is, and goes back to where the person was. */
export async function restart(): Promise<void> {
  app.child = false
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

/** The gesture: nothing of the evening stays in any memory, and no digits open any more. */
export const sleep = () => leave(() => backend.sleep())

/** Nobody touched it: nothing of the evening stays in any memory; digits open again, where there are any. */
export const lock = () => leave(() => backend.lock())

async function leave(way: () => Promise<null>): Promise<void> {
  app.undo = false
  app.near = ''
  await attempt(way)
  app.stage = await attempt(() => backend.stage())
  app.tonight = null
}

/** With the team's relay, or with the antenna's own by the text of its code. */
export async function sync(near = ''): Promise<boolean> {
  app.syncing = true
  app.progress = null
  const report = await attempt(() => (near ? backend.syncNear(near) : backend.sync()))
  app.syncing = false
  await refresh()
  if (report?.split) app.error = { code: 'split', detail: '' }
  if (report?.limited) app.error = { code: 'limited', detail: '' }
  if (report?.removed) app.error = { code: 'removed', detail: '' }
  if (report) app.catalogue = (await quietly(() => backend.ask({ show: 'catalogue' }))) ?? app.catalogue
  // Only what the relay took and nobody doubts is "up to date".
  return report !== null && !report.removed && !report.limited && !report.split && report.refused === 0
}

/** A random id for a record that a screen begins. */
export function newId(): Id {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
