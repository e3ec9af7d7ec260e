import { accessBits, type StreetClass } from '#planning/types'
import type { Tags } from '../elements.ts'

/** What a kind of way is, and who may use it where its tags say nothing more. */
interface ClassRule {
  streetClass: StreetClass
  walk: boolean
  cycle: boolean
  drive: boolean
}
const rule = (streetClass: StreetClass, walk: boolean, cycle: boolean, drive: boolean): ClassRule => ({
  streetClass,
  walk,
  cycle,
  drive,
})

/**
 * OSM `highway` → class and default access. A value that is not listed (construction, proposed, raceway, bus_guideway, busway,
 * via_ferrata, rest_area …) is no street. Travel speeds a class are in planning/network/travel-costs.ts.
 */
export const highwayRules: Readonly<Record<string, ClassRule>> = {
  // Value                              class          walk   cycle  drive
  motorway: rule('motorway', false, false, true), // 高速公路; nobody walks there, whatever else the tags say
  motorway_link: rule('motorway', false, false, true),
  trunk: rule('trunk', true, true, true), // 快速路 and 国道; closed to walkers by motorroad=yes or foot=no
  trunk_link: rule('trunk', true, true, true),
  primary: rule('primary', true, true, true),
  primary_link: rule('primary', true, true, true),
  secondary: rule('secondary', true, true, true),
  secondary_link: rule('secondary', true, true, true),
  tertiary: rule('tertiary', true, true, true),
  tertiary_link: rule('tertiary', true, true, true),
  unclassified: rule('unclassified', true, true, true),
  road: rule('unclassified', true, true, true), // class not surveyed yet
  residential: rule('residential', true, true, true),
  living_street: rule('living_street', true, true, true),
  service: rule('service', true, true, true), // includes alleys, driveways and parking aisles
  pedestrian: rule('pedestrian', true, false, false), // 步行街; opened to cycles or cars by their own tag
  track: rule('track', true, true, true), // 机耕路: rural China drives on them, slowly
  cycleway: rule('cycleway', true, true, false), // walkers may use it unless foot=no
  footway: rule('footway', true, false, false),
  path: rule('path', true, true, false),
  steps: rule('steps', true, false, false),
  bridleway: rule('bridleway', true, false, false),
  corridor: rule('corridor', true, false, false), // inside a building
  elevator: rule('corridor', true, false, false), // a lift drawn as a line
  platform: rule('platform', true, false, false),
}

/** Ways that are streets by another tag than `highway`. */
const otherRules: readonly { key: string; value: string; rule: ClassRule }[] = [
  { key: 'railway', value: 'platform', rule: rule('platform', true, false, false) },
  { key: 'public_transport', value: 'platform', rule: rule('platform', true, false, false) },
  { key: 'route', value: 'ferry', rule: rule('ferry', false, false, false) }, // each mode needs its own tag: foot=yes …
]

/** Values of access tags that let the public through. `destination` and `customers` are for those who go there: a walk that ends there may. */
const opening = new Set([
  'yes',
  'permissive',
  'designated',
  'official',
  'destination',
  'customers',
  'public',
  'allowed',
  'true',
  '1',
  'discouraged',
])

/** Values that keep the public out. `use_sidepath` = another line is drawn for this mode; `dismount` = cycles are pushed. */
const closing = new Set([
  'no',
  'agricultural',
  'forestry',
  'agricultural;forestry',
  'delivery',
  'military',
  'restricted',
  'emergency',
  'use_sidepath',
  'dismount',
  'false',
  '0',
])

/** Values that let in those who live or work there, and nobody else: the roads of a compound (小区, 单位大院). */
const ownUse = new Set(['private', 'residents', 'permit'])

/** Tags of a mode from the most special to the most general: the first that is present decides. The last one, `access`, only ever closes. */
const hierarchy = {
  walk: ['foot', 'access'],
  cycle: ['bicycle', 'vehicle', 'access'],
  drive: ['motorcar', 'motor_vehicle', 'vehicle', 'access'],
} as const
type AccessMode = keyof typeof hierarchy

/**
 * What the access tags say for a mode: open (a tag of its own), for own use only, closed, or nothing. `access=yes` says nothing, for it
 * does not open a footpath to cars.
 */
export function taggedAccess(tags: Tags, mode: AccessMode): 'open' | 'own use' | 'closed' | null {
  for (const key of hierarchy[mode]) {
    const value = tags[key]
    if (value === undefined) continue
    if (ownUse.has(value)) return 'own use'
    if (closing.has(value)) return 'closed'
    if (opening.has(value)) return key === 'access' ? null : 'open'
  }
  return null
}

/** Tells whether only those who live along a street walk there: they get out of it, nobody walks through it (see `closePrivateStreets`). */
export function isWalkedPrivately(tags: Tags): boolean {
  return taggedAccess(tags, 'walk') === 'own use'
}

/** The class rule of a way; null where it is no street. */
export function classRule(tags: Tags): ClassRule | null {
  if (tags.highway !== undefined) {
    // `Object.hasOwn`: a value such as "constructor" must not reach the prototype.
    return Object.hasOwn(highwayRules, tags.highway) ? highwayRules[tags.highway] : null
  }
  for (const other of otherRules) if (tags[other.key] === other.value) return other.rule
  return null
}

/** `accessBits` of a way that is a street: who may use it, in which direction. 0 where nobody may. */
export function streetAccess(tags: Tags, classOf: ClassRule): number {
  const motorOnly = classOf.streetClass === 'motorway'
  const expressway = tags.motorroad === 'yes'
  let bits = 0
  const walk = taggedAccess(tags, 'walk')
  if (!motorOnly && (walk === 'open' || ((walk === null || walk === 'own use') && classOf.walk && !expressway))) {
    const direction = walkingDirection(tags)
    for (const mode of ['walk', 'slow_walk'] as const) bits |= directionBits(accessBits[mode], direction)
  }
  const cycle = taggedAccess(tags, 'cycle')
  if (!motorOnly && (cycle === 'open' || (cycle === null && classOf.cycle && !expressway)))
    bits |= directionBits(accessBits.cycle, cyclingDirection(tags))
  const drive = taggedAccess(tags, 'drive')
  if (drive === 'open' || (drive === null && classOf.drive)) bits |= directionBits(accessBits.drive, drivingDirection(tags))
  return bits
}

type Direction = 'both' | 'forward' | 'backward'

function directionBits(bits: { forward: number; backward: number }, direction: Direction): number {
  return (direction === 'backward' ? 0 : bits.forward) | (direction === 'forward' ? 0 : bits.backward)
}

function oneWay(value: string | undefined): Direction | null {
  if (value === 'yes' || value === 'true' || value === '1') return 'forward'
  if (value === '-1' || value === 'reverse') return 'backward'
  // reversible and alternating streets are open both ways at some time of the day.
  if (value === 'no' || value === 'false' || value === '0' || value === 'reversible' || value === 'alternating') return 'both'
  return null
}

/** `oneway` binds vehicles only; walkers are bound by a tag of their own, and by moving stairs. */
function walkingDirection(tags: Tags): Direction {
  if (tags.conveying === 'forward' || tags.conveying === 'backward') return tags.conveying
  return oneWay(tags['oneway:foot'] ?? tags['foot:oneway']) ?? 'both'
}

function drivingDirection(tags: Tags): Direction {
  const own = oneWay(tags['oneway:motorcar']) ?? oneWay(tags['oneway:motor_vehicle'])
  return own ?? vehicleDirection(tags)
}

function vehicleDirection(tags: Tags): Direction {
  const stated = oneWay(tags.oneway)
  if (stated) return stated
  const implied =
    tags.junction === 'roundabout' ||
    tags.junction === 'circular' ||
    tags.highway === 'motorway' ||
    tags.highway === 'motorway_link'
  return implied ? 'forward' : 'both'
}

/** Cycles follow the street's direction unless a tag of theirs frees them (a contraflow lane). */
function cyclingDirection(tags: Tags): Direction {
  const own = oneWay(tags['oneway:bicycle'])
  if (own) return own
  for (const key of ['cycleway', 'cycleway:left', 'cycleway:right', 'cycleway:both'])
    if (tags[key]?.startsWith('opposite')) return 'both'
  for (const key of ['cycleway:left:oneway', 'cycleway:right:oneway']) if (tags[key] === '-1' || tags[key] === 'no') return 'both'
  return vehicleDirection(tags)
}

/** OSM `maxspeed` in whole km/h, 1–255; null where it is not a number (`none`, `CN:urban`, `walk`). */
export function maxSpeedKmh(tags: Tags): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*(mph|km\/h|kmh|kph)?$/.exec(tags.maxspeed?.trim() ?? '')
  if (!match) return null
  const speed = Math.round(Number(match[1]) * (match[2] === 'mph' ? 1.609344 : 1))
  return speed >= 1 ? Math.min(speed, 255) : null
}
