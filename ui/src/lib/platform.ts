// What the machine below can do: shake, ring, say how full its battery is. Every one of them may be missing.
import { preferences } from './preferences.svelte'

/** A gesture was kept. */
export function feel(): void {
  if (preferences.sound) navigator.vibrate?.(15)
}

/** Somebody has to look now. Silent where the person asked for silence. */
export function ring(): void {
  if (!preferences.sound) return
  navigator.vibrate?.([400, 200, 400, 200, 800])
  try {
    const sound = new AudioContext()
    for (const [at, pitch] of [[0, 880], [0.35, 660], [0.7, 880]] as const) {
      const tone = sound.createOscillator()
      tone.frequency.value = pitch
      tone.connect(sound.destination)
      tone.start(sound.currentTime + at)
      tone.stop(sound.currentTime + at + 0.25)
    }
  } catch {
    // No sound here: the screen says it too.
  }
}

type Battery = { level: number; charging: boolean; addEventListener: (name: string, told: () => void) => void }

/** Tells the battery's level (0 to 1) now and when it changes; never, where the machine does not say. */
export async function watchBattery(told: (level: number, charging: boolean) => void): Promise<void> {
  const ask = (navigator as { getBattery?: () => Promise<Battery> }).getBattery
  const battery = await ask?.call(navigator).catch(() => undefined)
  if (!battery) return
  const tell = () => told(battery.level, battery.charging)
  battery.addEventListener('levelchange', tell)
  battery.addEventListener('chargingchange', tell)
  tell()
}

/** A phone in a hand: it locks by itself sooner than a desk does. */
export const inHand = (): boolean => window.matchMedia('(pointer: coarse)').matches
