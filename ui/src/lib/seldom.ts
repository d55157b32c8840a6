// Screens that no evening needs: they come when they are asked for.
import type { Component } from 'svelte'

type Screens = Record<string, () => Promise<{ default: Component }>>

const phone: Screens = {
  settings: () => import('../screens/Settings.svelte'),
  team: () => import('../screens/Team.svelte'),
  review: () => import('../screens/Review.svelte'),
  protocols: () => import('../screens/Protocols.svelte'),
  about: () => import('../screens/About.svelte'),
}

/** The antenna's: in French, English and Arabic. */
export const desk: Screens = {
  sheets: () => import('../desk/Sheets.svelte'),
  legal: () => import('../desk/Legal.svelte'),
  conference: () => import('../desk/Conference.svelte'),
  signs: () => import('../desk/Signs.svelte'),
  antenna: () => import('../desk/Antenna.svelte'),
  pairs: () => import('../desk/Pairs.svelte'),
  conflicts: () => import('../desk/Conflicts.svelte'),
  board: () => import('../desk/Board.svelte'),
  referrals: () => import('../desk/Referrals.svelte'),
  debrief: () => import('../desk/Debrief.svelte'),
  report: () => import('../desk/Report.svelte'),
  months: () => import('../desk/Months.svelte'),
  consolidation: () => import('../desk/Consolidation.svelte'),
  imports: () => import('../desk/Imports.svelte'),
  data: () => import('../desk/Data.svelte'),
  recovery: () => import('../desk/Recovery.svelte'),
  vault: () => import('../desk/Vault.svelte'),
  concerns: () => import('../desk/Concerns.svelte'),
  'team-settings': () => import('../desk/TeamSettings.svelte'),
}

export const seldom = (screen: string) => (phone[screen] ?? desk[screen] ?? phone.about ?? (() => Promise.reject()))()
