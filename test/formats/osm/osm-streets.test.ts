import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segmentMeters } from '#planning/geodesy/lengths'
import { accessBits, type Street, type TravelMode } from '#planning/types'
import { readOsm } from '../../../server/formats/osm.ts'
import { type DrawnOsm, drawOsm } from './draw-osm.ts'

const read = async (drawn: DrawnOsm) => readOsm(new TextEncoder().encode(drawOsm(drawn)))
const road = (nodes: string, tags: Record<string, string> = {}) => ({ nodes, tags: { highway: 'residential', ...tags } })
const name = (key: number) => (key <= 122 ? String.fromCodePoint(key) : '*')
/** Streets as "ab": the letters of their end nodes, * for a node of their own. */
const ends = (streets: readonly Street[]) => streets.map(({ fromNode, toNode }) => name(fromNode) + name(toNode))

/** Nodes that a mode reaches from a letter, as letters in order. */
function reach(streets: readonly Street[], mode: TravelMode, from: string): string {
  const seen = new Set([from.codePointAt(0)!])
  for (let grew = true; grew; ) {
    grew = false
    for (const { fromNode, toNode, access } of streets) {
      const arcs = [
        [fromNode, toNode, accessBits[mode].forward],
        [toNode, fromNode, accessBits[mode].backward],
      ]
      for (const [a, b, bit] of arcs) {
        if ((access & bit) === 0 || !seen.has(a) || seen.has(b)) continue
        seen.add(b)
        grew = true
      }
    }
  }
  return [...seen]
    .filter((key) => key <= 122)
    .sort((a, b) => a - b)
    .map(name)
    .join('')
}

describe('where streets are cut', () => {
  it('cuts at nodes that two streets share, and nowhere else', async () => {
    const { streets } = await read({
      map: `
a b c d
  e
  f`,
      ways: [
        road('abcd'),
        road('bef'),
        { nodes: 'cf', tags: { highway: 'construction' } },
        { nodes: 'de', tags: { power: 'line' } },
      ],
    })
    expect(ends(streets)).toEqual(['ab', 'bd', 'bf'])
    expect(streets[1].coordinates).toEqual([
      [116.002, 40],
      [116.004, 40],
      [116.006, 40],
    ])
  })

  it('cuts a way that meets itself, and keeps a ring', async () => {
    const map = `
a b c
  d e`
    expect(ends((await read({ map, ways: [road('abcedb')] })).streets)).toEqual(['ab', 'bb'])
    expect(ends((await read({ map, ways: [road('bcedb')] })).streets)).toEqual(['bb'])
  })

  it('does not join streets that only cross on the map (a bridge)', async () => {
    const { streets } = await read({
      map: `
  c
a   b
  d`,
      ways: [road('ab', { bridge: 'yes' }), road('cd', { tunnel: 'building_passage' })],
    })
    expect(reach(streets, 'walk', 'a')).toBe('ab')
    expect(streets.map(({ bridge, tunnel }) => [bridge, tunnel])).toEqual([
      [true, false],
      [false, false],
    ])
  })

  it('drops repeated nodes, and makes one of two nodes at one place', async () => {
    const text = drawOsm({ map: 'a b c d', ways: [road('aabbb'), road('bc'), road('cd')] }).replace(
      '<node id="99" lon="116.004"',
      '<node id="99" lon="116.002"',
    )
    const { streets } = await readOsm(new TextEncoder().encode(text))
    expect(ends(streets)).toEqual(['ab', 'bd'])
  })

  it('keeps a way as far as its nodes are in the file, and counts it', async () => {
    const { streets, counts } = await read({ map: 'a b c d', ways: [road('abzcd'), road('za'), road('ad')] })
    expect(ends(streets)).toEqual(['ab', 'cd', 'ad'])
    expect(counts.cutWays).toBe(2)
  })
})

describe('barriers on streets', () => {
  // Nodes made at barriers are numbered after the largest id: with z there they are no letters.
  const line = 'a b c d\nz'
  it('lets walkers pass a bollard, and stops cars there', async () => {
    const { streets } = await read({ map: line, nodes: { b: { barrier: 'bollard' } }, ways: [road('abcd')] })
    expect(reach(streets, 'walk', 'a')).toBe('abd')
    expect(reach(streets, 'cycle', 'a')).toBe('abd')
    expect(reach(streets, 'drive', 'a')).toBe('a')
    expect(reach(streets, 'drive', 'd')).toBe('d')
    const stubs = streets.filter(({ fromNode, toNode }) => fromNode === 98 || toNode === 98)
    expect(stubs).toHaveLength(2)
    for (const { coordinates } of stubs) expect(segmentMeters(...coordinates[0], ...coordinates[1])).toBeLessThan(1.2)
  })

  it('parts the streets at a locked gate for everybody', async () => {
    const { streets } = await read({ map: line, nodes: { b: { barrier: 'gate', locked: 'yes' } }, ways: [road('abcd')] })
    expect(reach(streets, 'walk', 'a')).toBe('a')
    expect(streets).toHaveLength(2)
    expect(streets[0].coordinates.at(-1)).toEqual(streets[1].coordinates[0])
  })

  it('passes an open gate without a change', async () => {
    const { streets } = await read({ map: line, nodes: { b: { barrier: 'gate' } }, ways: [road('abcd')] })
    expect(ends(streets)).toEqual(['ad'])
  })

  it('holds at a junction and at the end of a way too', async () => {
    const { streets } = await read({
      map: `
a b c
z d`,
      nodes: { b: { barrier: 'bollard' } },
      ways: [road('ab'), road('bc'), road('bd')],
    })
    expect(reach(streets, 'drive', 'a')).toBe('a')
    expect(reach(streets, 'walk', 'a')).toBe('abcd')
  })

  it('holds where the street is shorter than the piece beside the barrier', async () => {
    const text = drawOsm({ map: 'a b c\nz', nodes: { b: { barrier: 'bollard' } }, ways: [road('abc')] }).replace(
      'lon="116.002"',
      'lon="116.0000001"',
    )
    const { streets } = await readOsm(new TextEncoder().encode(text))
    expect(reach(streets, 'drive', 'a')).toBe('a')
    expect(reach(streets, 'walk', 'a')).toBe('abc')
    for (const { coordinates } of streets) expect(coordinates[0]).not.toEqual(coordinates[1])
  })
})

describe('private streets', () => {
  const compound = `
a b c d e
  f g h
z   i`
  const around = [road('abcde')]
  const own = (nodes: string) => road(nodes, { access: 'private' })

  it('let those who live there out, but nobody through', async () => {
    const { streets } = await read({ map: compound, ways: [road('ab'), road('de'), own('bfghd'), own('gi')] })
    // i lives between both gates: it reaches one of them, and nobody gets from a to e.
    expect(reach(streets, 'walk', 'a')).not.toContain('e')
    expect(reach(streets, 'walk', 'i')).toMatch(/^(ab|de)/)
    expect(reach(streets, 'drive', 'i')).toBe('i')
  })

  it('keep every place, joined to its nearest entrance, at their whole length', async () => {
    const { streets } = await read({ map: compound, ways: [...around, own('bfghd'), own('gi')] })
    const privateOnes = streets.filter(({ sourceKey }) => sourceKey !== 'way/1')
    const meters = ({ coordinates }: Street) =>
      coordinates.slice(1).reduce((sum, b, i) => sum + segmentMeters(...coordinates[i], ...b), 0)
    const open = (await read({ map: compound, ways: [...around, road('bfghd'), road('gi')] })).streets.filter(
      ({ sourceKey }) => sourceKey !== 'way/1',
    )
    const total = (list: readonly Street[]) => list.reduce((sum, street) => sum + meters(street), 0)
    expect(total(privateOnes)).toBeCloseTo(total(open), 1)
    expect(reach(privateOnes, 'walk', 'b')).not.toContain('d')
    expect(reach(streets, 'walk', 'i')).toBe('abdegi')
  })

  it('are not changed where there is one entrance only', async () => {
    const { streets } = await read({ map: compound, ways: [...around, own('bfghi'), own('gi')] })
    expect(ends(streets)).toEqual(['ab', 'be', 'bg', 'gi', 'gi'])
  })

  it('cut a short way between two public streets in its middle', async () => {
    const { streets } = await read({ map: compound, ways: [...around, own('bfgc')] })
    expect(ends(streets)).toEqual(['ab', 'bc', 'ce', 'b*', '*c'])
    const meters = streets
      .slice(3)
      .map(({ coordinates }) => coordinates.slice(1).reduce((sum, b, i) => sum + segmentMeters(...coordinates[i], ...b), 0))
    expect(meters[0]).toBeCloseTo(meters[1], 1)
  })

  it('stay open for the mode that has a tag of its own', async () => {
    const { streets } = await read({
      map: compound,
      ways: [road('ab'), road('de'), road('bfghd', { access: 'private', bicycle: 'yes' })],
    })
    expect(reach(streets, 'cycle', 'a')).toBe('abde')
    expect(reach(streets, 'walk', 'a')).not.toContain('e')
  })

  it('have gates that their people pass, and that are shut on public streets', async () => {
    const nodes = { f: { barrier: 'gate', access: 'private' } }
    const inside = await read({ map: compound, nodes, ways: [road('abf'), own('fg')] })
    expect(reach(inside.streets, 'walk', 'g')).toBe('afg')
    expect(reach(inside.streets, 'drive', 'a')).not.toContain('f')
    const outside = await read({ map: compound, nodes, ways: [road('abf'), road('fg')] })
    expect(reach(outside.streets, 'walk', 'g')).toBe('g')
  })
})

describe('areas to walk across', () => {
  const square = `
x a b y
  d c
z`
  it('links entrances that see each other', async () => {
    const { streets } = await read({
      map: square,
      ways: [road('abcda', { highway: 'pedestrian', area: 'yes' }), road('xa'), road('cz')],
    })
    const across = streets.filter(({ fromNode, toNode }) => name(fromNode) + name(toNode) === 'ac')
    expect(across.some(({ coordinates }) => coordinates.length === 2)).toBe(true)
    expect(across.every(({ access }) => access === 15)).toBe(true)
  })

  it('walks around a corner that hides the other entrance', async () => {
    // An L: the straight line from b to e leaves the area.
    const map = `
a b
  d e
g   h`
    const { streets } = await read({
      map,
      ways: [road('abdehga', { highway: 'pedestrian', area: 'yes' }), road('be', { highway: 'steps' })],
    })
    const straight = streets.filter(({ streetClass, coordinates }) => streetClass === 'pedestrian' && coordinates.length === 2)
    expect(straight.map(({ fromNode, toNode }) => name(fromNode) + name(toNode))).not.toContain('be')
    expect(reach(streets, 'walk', 'b')).toContain('e')
  })

  it('is a circular street without area=yes', async () => {
    const { streets } = await read({ map: square, ways: [road('abcda', { highway: 'pedestrian' }), road('xa'), road('cz')] })
    expect(ends(streets)).toEqual(['ac', 'ca', 'xa', 'cz'])
  })

  it('walks along the outline of an area that is a relation', async () => {
    const { streets } = await read({
      map: square,
      ways: [{ nodes: 'abcda' }, road('xa'), road('cz')],
      relations: [{ members: [[1, 'outer']], tags: { type: 'multipolygon', highway: 'pedestrian', area: 'yes' } }],
    })
    expect(reach(streets, 'walk', 'x')).toBe('acxz')
    expect(reach(streets, 'drive', 'x')).toBe('ax')
  })
})

describe('any drawn network', () => {
  const letters = 'abcdefghijkl'
  const map = 'a b c d\n e f g h\ni j k l'
  const walk = fc.array(fc.constantFrom(...letters, 'z'), { minLength: 2, maxLength: 8 }).map((list) => list.join(''))
  it('connects what its ways connect, step by step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(walk, { minLength: 1, maxLength: 6 }), async (ways) => {
        const { streets } = await read({ map, ways: ways.map((nodes) => road(nodes)) })
        // The oracle: every step of every way is a street of its own. Shared nodes that streets pass are their inner points.
        const steps = ways
          .flatMap((nodes) => [...nodes].slice(1).map((to, index) => [nodes[index], to] as const))
          .filter(([a, b]) => a !== b && a !== 'z' && b !== 'z')
        const metersOf = (list: readonly (readonly [number, number])[]) =>
          list.slice(1).reduce((sum, b, i) => sum + segmentMeters(...list[i], ...b), 0)
        const position = new Map(
          streets.flatMap(({ fromNode, toNode, coordinates }) => [
            [name(fromNode), coordinates[0]] as const,
            [name(toNode), coordinates.at(-1)!] as const,
          ]),
        )
        for (const { coordinates } of streets) expect(coordinates.length).toBeGreaterThan(1)
        const expected = new Set<string>()
        const start = streets[0] ? name(streets[0].fromNode) : null
        if (start) {
          expected.add(start)
          for (let grew = true; grew; ) {
            grew = false
            for (const [a, b] of steps) {
              if (expected.has(a) === expected.has(b)) continue
              expected.add(a).add(b)
              grew = true
            }
          }
          const junctions = [...reach(streets, 'walk', start)]
          expect([...expected].filter((letter) => position.has(letter)).sort()).toEqual(junctions)
        } else expect(steps).toEqual([])
        const drawn = await read({ map, ways: steps.map(([a, b]) => road(a + b)) })
        const total = (list: readonly Street[]) => list.reduce((sum, { coordinates }) => sum + metersOf(coordinates), 0)
        expect(total(streets)).toBeCloseTo(total(drawn.streets), 6)
      }),
      { numRuns: 150 },
    )
  })
})
