// What one phone shows another so that both write into the same outing: an id and where it goes, never a key.
import type { Id, Outing } from './bindings'

const MARK = 'MARAUDE3'

export function outingText(outing: Outing): string {
  return [MARK, outing.id, outing.channel, outing.platform ?? '', ...outing.zones].join('\n')
}

export type Joined = { id: Id; channel: string; platform?: string; zones: string[] }

/** `null`: not a code of an outing. */
export function readOuting(text: string): Joined | null {
  const [mark, id, channel, platform, ...zones] = text.split('\n')
  if (mark !== MARK || !/^[0-9a-f]{32}$/.test(id ?? '') || !channel || !zones.length) return null
  return { id: id ?? '', channel, ...(platform ? { platform } : {}), zones }
}
