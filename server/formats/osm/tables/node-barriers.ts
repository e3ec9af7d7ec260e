import { accessBits } from '#planning/types'
import type { Tags } from '../elements.ts'
import { taggedAccess } from './access.ts'

/**
 * OSM `barrier` on a node of a street → who passes where the tags say nothing more: [walk, cycle, drive].
 * Values that are not listed (kerb, height_restrictor, toll_booth …) stop nobody.
 */
export const nodeBarrierRules: Readonly<Record<string, readonly [boolean, boolean, boolean]>> = {
  gate: [true, true, true], // a gate is taken as open unless locked=yes, or access=no or private: most gates of compounds are
  lift_gate: [true, true, true],
  swing_gate: [true, true, true],
  sliding_gate: [true, true, true],
  entrance: [true, true, true], // a gap in a wall
  bollard: [true, true, false],
  block: [true, true, false],
  jersey_barrier: [true, true, false],
  planter: [true, true, false],
  rope: [true, true, false],
  log: [true, true, false],
  bus_trap: [true, true, false],
  sump_buster: [true, true, false],
  cycle_barrier: [true, true, false],
  motorcycle_barrier: [true, true, false],
  chain: [true, false, false],
  yes: [true, true, false], // a barrier of unknown kind
  stile: [true, false, false],
  kissing_gate: [true, false, false],
  wicket_gate: [true, false, false],
  turnstile: [true, false, false],
  'full-height_turnstile': [true, false, false],
  horse_stile: [true, false, false],
  hampshire_gate: [true, true, false],
  debris: [true, false, false],
  wall: [false, false, false], // a wall across the street, drawn as a point
  city_wall: [false, false, false],
  fence: [false, false, false],
  hedge: [false, false, false],
  ditch: [false, false, false],
  retaining_wall: [false, false, false],
  barrier_board: [true, true, false],
}

const allBits = 255
const modeBits = {
  walk: accessBits.walk.forward | accessBits.walk.backward | accessBits.slow_walk.forward | accessBits.slow_walk.backward,
  cycle: accessBits.cycle.forward | accessBits.cycle.backward,
  drive: accessBits.drive.forward | accessBits.drive.backward,
} as const

/** `accessBits` that pass a node; 255 where it stops nobody. Access tags of the node (foot, bicycle, motor_vehicle, access) come before its kind. */
export function nodePassage(tags: Tags): number {
  if (tags.barrier === undefined || !Object.hasOwn(nodeBarrierRules, tags.barrier)) return allBits
  const [walk, cycle, drive] = nodeBarrierRules[tags.barrier]
  const locked = tags.locked === 'yes'
  let bits = allBits
  for (const [mode, passes] of [
    ['walk', walk],
    ['cycle', cycle],
    ['drive', drive],
  ] as const) {
    const tagged = taggedAccess(tags, mode)
    if (tagged === 'closed' || tagged === 'own use' || (tagged === null && (!passes || locked))) bits &= ~modeBits[mode]
  }
  return bits
}
