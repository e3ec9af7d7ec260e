import { describe, expect, it } from 'vitest'
import { accessBits, type TravelMode, travelModes } from '#planning/types'
import { classRule, highwayRules, maxSpeedKmh, streetAccess } from '../../../server/formats/osm/tables/access.ts'
import { nodePassage } from '../../../server/formats/osm/tables/node-barriers.ts'

/** "walk> slow_walk> cycle drive<": a mode alone = both ways, > forward only, < backward only. */
function inWords(bits: number): string {
  return travelModes
    .map((mode: TravelMode) => {
      const forward = (bits & accessBits[mode].forward) !== 0
      const backward = (bits & accessBits[mode].backward) !== 0
      return forward && backward ? mode : forward ? `${mode}>` : backward ? `${mode}<` : ''
    })
    .filter((word) => word !== '')
    .join(' ')
}
/** "highway=path foot=no" → tags. */
const tagsOf = (text: string) => Object.fromEntries(text.split(' ').map((pair) => pair.split('=')))
const accessOf = (text: string): string | null => {
  const tags = tagsOf(text)
  const rule = classRule(tags)
  return rule && inWords(streetAccess(tags, rule))
}

const all = 'walk slow_walk cycle drive'
const onFoot = 'walk slow_walk'

describe('who may use a way', () => {
  it.each<[string, string]>([
    // Classes
    ['highway=residential', all],
    ['highway=service', all],
    ['highway=trunk', all],
    ['highway=footway', onFoot],
    ['highway=steps', onFoot],
    ['highway=corridor', onFoot],
    ['highway=pedestrian', onFoot],
    ['highway=path', 'walk slow_walk cycle'],
    ['highway=cycleway', 'walk slow_walk cycle'],
    ['railway=platform', onFoot],
    ['public_transport=platform', onFoot],
    // Expressways
    ['highway=motorway', 'drive>'],
    ['highway=motorway foot=yes', 'drive>'],
    ['highway=motorway_link oneway=no', 'drive'],
    ['highway=trunk motorroad=yes', 'drive'],
    ['highway=trunk motorroad=yes foot=yes', 'walk slow_walk drive'],
    ['highway=trunk foot=no', 'cycle drive'],
    // The hierarchy: the special tag before the general one
    ['highway=residential access=no', ''],
    ['highway=residential access=private', onFoot], // those who live there; see private streets
    ['highway=motorway access=private', ''],
    ['route=ferry foot=private', ''],
    ['highway=service vehicle=private', onFoot],
    ['highway=residential access=no foot=yes', onFoot],
    ['highway=residential access=private foot=permissive bicycle=yes', 'walk slow_walk cycle'],
    ['highway=residential access=private foot=no', ''],
    ['highway=residential access=permissive', all],
    ['highway=residential access=destination', all],
    ['highway=residential vehicle=no', onFoot],
    ['highway=residential vehicle=no bicycle=yes', 'walk slow_walk cycle'],
    ['highway=residential motor_vehicle=no', 'walk slow_walk cycle'],
    ['highway=residential motor_vehicle=no motorcar=yes', all],
    ['highway=residential motor_vehicle=delivery', 'walk slow_walk cycle'],
    ['highway=residential foot=use_sidepath', 'cycle drive'],
    ['highway=path bicycle=dismount', onFoot],
    ['highway=cycleway foot=no', 'cycle'],
    // access=yes opens nothing that its class closes; a tag of the mode does
    ['highway=footway access=yes', onFoot],
    ['highway=footway bicycle=yes', 'walk slow_walk cycle'],
    ['highway=pedestrian motor_vehicle=destination', 'walk slow_walk drive'],
    // An unknown value says nothing
    ['highway=footway foot=maybe', onFoot],
    ['highway=residential access=sometimes', all],
    // Direction
    ['highway=primary oneway=yes', 'walk slow_walk cycle> drive>'],
    ['highway=primary oneway=-1', 'walk slow_walk cycle< drive<'],
    ['highway=primary oneway=reversible', all],
    ['highway=primary junction=roundabout', 'walk slow_walk cycle> drive>'],
    ['highway=primary junction=roundabout oneway=no', all],
    ['highway=primary oneway=yes oneway:bicycle=no', 'walk slow_walk cycle drive>'],
    ['highway=primary oneway=yes cycleway=opposite_lane', 'walk slow_walk cycle drive>'],
    ['highway=primary oneway=yes cycleway:left=opposite', 'walk slow_walk cycle drive>'],
    ['highway=primary oneway=yes cycleway:left:oneway=-1', 'walk slow_walk cycle drive>'],
    ['highway=primary oneway=yes cycleway=lane', 'walk slow_walk cycle> drive>'],
    ['highway=footway oneway=yes', onFoot],
    ['highway=footway oneway:foot=yes', 'walk> slow_walk>'],
    ['highway=footway foot:oneway=-1', 'walk< slow_walk<'],
    ['highway=steps conveying=backward', 'walk< slow_walk<'],
    // Ferries need a tag of the mode
    ['route=ferry', ''],
    ['route=ferry foot=yes', onFoot],
    ['route=ferry foot=yes motor_vehicle=yes', 'walk slow_walk drive'],
  ])('%s → %s', (tags, expected) => {
    expect(accessOf(tags)).toBe(expected)
  })

  it.each([
    'highway=construction',
    'highway=proposed',
    'highway=raceway',
    'highway=constructor',
    'highway=bus_stop',
    'waterway=river',
    'name=x',
  ])('%s is no street', (tags) => {
    expect(accessOf(tags)).toBeNull()
  })

  it('opens every listed class to somebody', () => {
    for (const highway of Object.keys(highwayRules)) expect(accessOf(`highway=${highway}`), highway).not.toBe('')
  })
})

describe('who passes a barrier', () => {
  it.each<[string, string]>([
    ['highway=crossing', all],
    ['barrier=kerb', all],
    ['barrier=gate', all],
    ['barrier=lift_gate', all],
    ['barrier=gate access=no', ''],
    ['barrier=gate access=private', ''],
    ['barrier=gate locked=yes', ''],
    ['barrier=gate locked=yes foot=yes', onFoot],
    ['barrier=gate access=private foot=yes', onFoot],
    ['barrier=gate motor_vehicle=private', 'walk slow_walk cycle'],
    ['barrier=bollard', 'walk slow_walk cycle'],
    ['barrier=bollard motor_vehicle=yes', all],
    ['barrier=cycle_barrier', 'walk slow_walk cycle'],
    ['barrier=cycle_barrier bicycle=no', onFoot],
    ['barrier=turnstile', onFoot],
    ['barrier=wall', ''],
    ['barrier=toString', all],
  ])('%s → %s', (tags, expected) => {
    expect(inWords(nodePassage(tagsOf(tags)))).toBe(expected)
  })
})

describe('speed limits', () => {
  it.each<[string, number | null]>([
    ['50', 50],
    [' 30 km/h', 30],
    ['20 mph', 32],
    ['999', 255],
    ['0', null],
    ['none', null],
    ['CN:urban', null],
    ['50;30', null],
  ])('maxspeed=%s → %s', (maxspeed, expected) => {
    expect(maxSpeedKmh({ maxspeed })).toBe(expected)
  })
})
