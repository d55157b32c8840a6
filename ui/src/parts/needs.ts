// One icon a need, all from Lucide. A need that the team added has the general one.
import {
  BatteryCharging, BookOpen, CircleHelp, Droplet, HandHeart, HeartPulse, House, Phone, Scale, Shield, Shirt, ShowerHead,
  Tent, Users, Utensils, BrainCircuit, Bus, BedSingle, Package,
} from '@lucide/svelte'

export const needIcon: Record<string, typeof House> = {
  'shelter.tonight': House, 'shelter.tent': Tent, 'health.care': HeartPulse, 'health.mental': BrainCircuit,
  'food.meal': Utensils, 'food.water': Droplet, 'supplies.clothes': Shirt, 'supplies.blanket': BedSingle,
  'supplies.hygiene_kit': Package, 'hygiene.shower': ShowerHead, 'phone.charging': BatteryCharging,
  'phone.credit': Phone, 'legal.information': Scale, 'legal.asylum': HandHeart, 'protection.danger': Shield,
  'family.contact': Users, 'school.learning': BookOpen, 'transport.ride': Bus,
}

export const otherNeed = CircleHelp
