import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segmentMeters } from '#planning/geodesy/lengths'
import type { Street } from '#planning/types'
import { endsOf, reach, read, road } from './read-drawing.ts'

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
    expect(endsOf(streets)).toEqual(['ab', 'be', 'bg', 'gi', 'gi'])
  })

  it('cut a short way between two public streets in its middle', async () => {
    const { streets } = await read({ map: compound, ways: [...around, own('bfgc')] })
    expect(endsOf(streets)).toEqual(['ab', 'bc', 'ce', 'b*', '*c'])
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

describe('any compound', () => {
  const map = 'a b c d\n e f g h\ni j k l\nz'
  const ways = fc.array(
    fc.array(fc.constantFrom(...'abcdefghijkl'), { minLength: 2, maxLength: 5 }).map((list) => list.join('')),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  it('opens no way between public places, and shuts nobody in', async () => {
    await fc.assert(
      fc.asyncProperty(ways, ways, async (publicWays, privateWays) => {
        const drawn = (access?: string) => privateWays.map((nodes) => road(nodes, access ? { access } : {}))
        const open = publicWays.map((nodes) => road(nodes))
        const closed = (await read({ map, ways: [...open, ...drawn('private')] })).streets
        const shared = (await read({ map, ways: [...open, ...drawn()] })).streets
        const onlyPublic = closed.filter(({ sourceKey }) => Number(sourceKey!.slice(4)) <= publicWays.length)
        const publicLetters = new Set(endsOf(onlyPublic).join(''))
        for (const letter of publicLetters) {
          const reached = [...reach(closed, 'walk', letter)].filter((other) => publicLetters.has(other))
          expect(reached.join('')).toBe(reach(onlyPublic, 'walk', letter))
        }
        for (const letter of new Set(endsOf(closed).join('').replaceAll('*', ''))) {
          const isJoined = (streets: readonly Street[]) =>
            [...reach(streets, 'walk', letter)].some((other) => publicLetters.has(other))
          expect(isJoined(closed), letter).toBe(isJoined(shared))
        }
      }),
      { numRuns: 200 },
    )
  })
})
