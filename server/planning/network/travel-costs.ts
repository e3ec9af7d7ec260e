import { slowWalkingSpeedKmh, walkingSpeedKmh } from '../constants.ts'
import { type StreetClass, streetClasses, type TravelMode } from '../types.ts'

/**
 * The speed at which one cost unit is one millimeter, km/h.
 * walk [D], slow_walk [U]: see constants.ts. cycle [U]: 15, an ordinary cyclist in a city. drive [U]: 30, a car between lights.
 */
const baseSpeedsKmh: Record<TravelMode, number> = { walk: walkingSpeedKmh, slow_walk: slowWalkingSpeedKmh, cycle: 15, drive: 30 }

/** Share of the base speed at which a class is walked by the old: steps at half pace [U], everything else at full pace. */
const slowWalkShares: Partial<Record<StreetClass, number>> = { steps: 0.5 }

/** km/h by class for cyclists, all [U]; a class that is not named is ridden at the base speed. Steps and footways mean pushing or care. */
const cycleSpeedsKmh: Partial<Record<StreetClass, number>> = {
  living_street: 12,
  pedestrian: 8,
  track: 12,
  footway: 8,
  path: 10,
  steps: 2,
  bridleway: 10,
  corridor: 4,
  platform: 4,
  ferry: 10,
}

/** km/h by class for cars in a city with its lights and turns, all [U]; a stated maximum speed takes their place. */
const driveSpeedsKmh: Partial<Record<StreetClass, number>> = {
  motorway: 80,
  trunk: 60,
  primary: 45,
  secondary: 40,
  tertiary: 35,
  unclassified: 30,
  residential: 25,
  living_street: 10,
  service: 15,
  pedestrian: 10,
  track: 15,
  ferry: 10,
}

/** Returns the speed in km/h at which a cost of one is one millimeter. */
export function baseSpeedKmh(mode: TravelMode): number {
  return baseSpeedsKmh[mode]
}

/**
 * Returns the speed in km/h of a mode on a street class; `maxSpeedKmh` is the stated limit, 0 where none (only cars heed it).
 * Whether the mode may use the street at all is decided at import (`Street.access`), not here.
 */
export function speedKmh(mode: TravelMode, streetClass: StreetClass, maxSpeedKmh = 0): number {
  const base = baseSpeedsKmh[mode]
  if (mode === 'walk') return base
  if (mode === 'slow_walk') return base * (slowWalkShares[streetClass] ?? 1)
  if (mode === 'cycle') return cycleSpeedsKmh[streetClass] ?? base
  return maxSpeedKmh > 0 ? maxSpeedKmh : (driveSpeedsKmh[streetClass] ?? base)
}

/** Returns a function from class index and stated limit to cost units per millimeter: 1 at the base speed, more where a street is slower. */
export function costFactors(mode: TravelMode): (classIndex: number, maxSpeedKmh: number) => number {
  const base = baseSpeedsKmh[mode]
  const factors = Float64Array.from(streetClasses, (streetClass) => base / speedKmh(mode, streetClass))
  return (classIndex, maxSpeedKmh) => (mode === 'drive' && maxSpeedKmh > 0 ? base / maxSpeedKmh : factors[classIndex])
}

/** Returns the seconds that a cost takes at a speed; by default at the mode's base speed. */
export function costSeconds(cost: number, mode: TravelMode, atSpeedKmh = baseSpeedsKmh[mode]): number {
  return (cost * 3.6) / (1000 * atSpeedKmh)
}
