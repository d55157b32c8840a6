// The cards that a child is shown: their names, their pictograms (Lucide), the languages that exist. The texts are in
// texts.ts, which comes only when a card is opened.
import {
  Ambulance, BatteryCharging, BookOpen, Building2, Eye, EyeOff, Flame, Hand, HandHeart, Heart, HeartPulse, House, LifeBuoy, MessageCircle,
  Moon, Phone, PlugZap, Scale, Shield, ShieldAlert, Shirt, Siren, Snowflake, Soup, Stethoscope, Users, Utensils, Waves,
} from '@lucide/svelte'

export const cards = [
  'numbers', 'rights', 'shelter', 'self-protection', 'cold', 'crossing', 'health', 'asylum', 'family', 'charging', 'food', 'noted',
] as const
export type Card = (typeof cards)[number]

/** Card → language → lines, the first one largest. */
export type Texts = Partial<Record<Card, Record<string, string[]>>>

/** Grows when a text changes: what was released before has to be read again. */
export const VERSION = 1

export const pictures: Record<Card, (typeof House)[]> = {
  numbers: [Phone, Ambulance, Siren], rights: [Scale, Shield, HandHeart], shelter: [House, Moon, Shield],
  'self-protection': [ShieldAlert, Hand, MessageCircle], cold: [Snowflake, Shirt, Flame], crossing: [Waves, LifeBuoy, Phone],
  health: [HeartPulse, Stethoscope, Ambulance], asylum: [BookOpen, Building2, Users], family: [Users, Heart, Phone],
  charging: [BatteryCharging, PlugZap, Phone], food: [Utensils, Soup, HandHeart], noted: [EyeOff, Eye, Shield],
}

const rightToLeft = ['ar', 'apd', 'arz', 'apc', 'ayl', 'shu', 'ps', 'fa', 'prs', 'pes', 'haz', 'ckb', 'ur']
export const directionOf = (code: string) => (rightToLeft.includes(code) ? 'rtl' as const : 'ltr' as const)
/** In the order in which they are offered. */
const order = ['ar', 'fr', 'en', 'ti', 'am', 'ps', 'prs', 'pes', 'ckb', 'kmr', 'vi', 'sq']

/** Whether a named role has read this version of a card's text. `releases`: `card/language` → `version:role`. */
export function isReleased(releases: Record<string, string>, card: Card, language: string): boolean {
  return releases[`${card}/${language}`]?.split(':')[0] === String(VERSION)
}

export function languagesOf(texts: Texts, card: Card): { code: string; dir: 'ltr' | 'rtl' }[] {
  const known = order.filter((code) => texts[card]?.[code])
  return known.map((code) => ({ code, dir: directionOf(code) }))
}
