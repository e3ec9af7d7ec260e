import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segmentMeters } from '#planning/geodesy/lengths'
import type { Street } from '#planning/types'
import { readOsm } from '../../../server/formats/osm.ts'
import { drawOsm } from './draw-osm.ts'
import { endsOf, letterOf, reach, read, road } from './read-drawing.ts'

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
    expect(endsOf(streets)).toEqual(['ab', 'bd', 'bf'])
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
    expect(endsOf((await read({ map, ways: [road('abcedb')] })).streets)).toEqual(['ab', 'bb'])
    expect(endsOf((await read({ map, ways: [road('bcedb')] })).streets)).toEqual(['bb'])
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
    expect(endsOf(streets)).toEqual(['ab', 'bd'])
  })

  it('keeps a way as far as its nodes are in the file, and counts it', async () => {
    const { streets, counts } = await read({ map: 'a b c d', ways: [road('abzcd'), road('za'), road('ad')] })
    expect(endsOf(streets)).toEqual(['ab', 'cd', 'ad'])
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
    expect(endsOf(streets)).toEqual(['ad'])
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
    const across = streets.filter(({ fromNode, toNode }) => letterOf(fromNode) + letterOf(toNode) === 'ac')
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
    expect(straight.map(({ fromNode, toNode }) => letterOf(fromNode) + letterOf(toNode))).not.toContain('be')
    expect(reach(streets, 'walk', 'b')).toContain('e')
  })

  it('is a circular street without area=yes', async () => {
    const { streets } = await read({ map: square, ways: [road('abcda', { highway: 'pedestrian' }), road('xa'), road('cz')] })
    expect(endsOf(streets)).toEqual(['ac', 'ca', 'xa', 'cz'])
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
            [letterOf(fromNode), coordinates[0]] as const,
            [letterOf(toNode), coordinates.at(-1)!] as const,
          ]),
        )
        for (const { coordinates } of streets) expect(coordinates.length).toBeGreaterThan(1)
        const expected = new Set<string>()
        const start = streets[0] ? letterOf(streets[0].fromNode) : null
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
