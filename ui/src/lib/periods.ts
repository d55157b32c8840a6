// Periods of a report. A week is an ISO week; a month is the ISO weeks whose Thursday is in it, so that no day is in two.
import { later } from './hour'

export type Period = { from: string; to: string }

/** Days since Monday. */
const weekday = (day: string) => (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7

export function weekOf(day: string): Period {
  const from = later(day, -weekday(day))
  return { from, to: later(from, 6) }
}

export function monthOf(day: string): Period {
  const month = later(weekOf(day).from, 3).slice(0, 7)
  const inside = (thursday: string) => thursday.slice(0, 7) === month
  let first = later(weekOf(day).from, 3)
  while (inside(later(first, -7))) first = later(first, -7)
  let last = first
  while (inside(later(last, 7))) last = later(last, 7)
  return { from: later(first, -3), to: later(last, 3) }
}
