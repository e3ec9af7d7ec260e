import { describe, expect, test } from 'vitest'
import { divisionsOf } from '#planning/topology/edit/division-map'
import type { EditRefusal, EditResult } from '#planning/topology/edit/edit-result'
import { splitDivision } from '#planning/topology/edit/operations/split-division'
import { outlineOf } from '#planning/topology/edit/outline-of'
import { parentEdgeChanges } from '#planning/topology/edit/parent-edge-changes'
import type { LonLat } from '#planning/types'
import { at, drawnMap, redrawn } from './drawn-map.ts'

const map = drawnMap('AABB\nAABB')
const split = (line: readonly LonLat[], names: [string, string] = ['A', 'N'], tolerance = 0.5, of = map, id = 'A'): EditResult =>
  splitDivision(of, id, line, names, tolerance)
const drawn = (result: EditResult, columns = 4, rows = 2, cells = 1): string =>
  result.ok ? redrawn(result.map, columns, rows, cells) : `${result.reason} ${result.ids}`
const refusal = (result: EditResult): EditRefusal => {
  if (result.ok) throw new Error('the split was done')
  return result
}

describe('split', () => {
  test('what lies left of the line gets the first id, what lies right the second', () => {
    expect(drawn(split([at(0, 1), at(2, 1)], ['L', 'R']))).toBe('LLBB\nRRBB')
    expect(drawn(split([at(2, 1), at(0, 1)], ['L', 'R']))).toBe('RRBB\nLLBB')
    expect(drawn(split([at(1, 0), at(1, 2)], ['A', 'N']))).toBe('ANBB\nANBB')
  })

  test('the neighbour gets the new node, and the parent is told about its own', () => {
    const result = split([at(0, 0.5), at(2, 1.5)])
    if (!result.ok) throw new Error(result.reason)
    expect(outlineOf(result.map, 'B')[0][0]).toContainEqual(at(2, 1.5))
    expect(outlineOf(map, 'B')[0][0]).not.toContainEqual(at(2, 1.5))
    expect(result.patch.faces).toEqual({ added: ['N'], removed: [], changed: ['A'] })
    expect(parentEdgeChanges(result.patch)).toEqual([{ from: at(0, 1), to: at(0, 0), through: [at(0, 0.5)] }])
    expect(parentEdgeChanges(result.inverse)).toEqual([])
  })

  test('a line through vertices makes no others', () => {
    const result = split([at(0, 0), at(2, 2)])
    expect(drawn(result, 4, 2, 4).split('\n')[0]).toMatch(/^A{7}.B/)
    if (result.ok) expect(result.patch.removed.flatMap(({ xy }) => xy)).not.toContain(Math.round(104.0005 * 1e7))
  })

  test('what the line overshoots is left out, what it lacks within the tolerance is added', () => {
    expect(drawn(split([at(-3, 1), at(3.5, 1)]))).toBe('AABB\nNNBB')
    expect(drawn(split([at(0.004, 1), at(1.996, 1)]))).toBe('AABB\nNNBB')
    const short = refusal(split([at(0.2, 1), at(1.7, 1)]))
    expect(short).toMatchObject({ reason: 'ends_short', at: [at(0.2, 1), at(1.7, 1)], ids: ['A'] })
    expect(refusal(split([at(0, 1), at(1.7, 1)])).at).toEqual([at(1.7, 1)])
  })

  test('lines that do not cut', () => {
    expect(refusal(split([at(3, 0), at(3, 2)])).reason).toBe('does_not_cross')
    expect(refusal(split([at(-1, 0.5), at(-0.5, 1.5)])).reason).toBe('does_not_cross')
    // Over a corner, and no further.
    expect(refusal(split([at(-1, 1), at(0, 2), at(1, 3)])).reason).toBe('does_not_cross')
  })

  test('a line along the border, with the place', () => {
    expect(refusal(split([at(2, 0), at(2, 2)]))).toMatchObject({ reason: 'along_border' })
    const along = refusal(split([at(0, 1), at(2, 1), at(2, 1.5), at(1, 2)]))
    expect(along).toMatchObject({ reason: 'along_border', at: [at(2, 1), at(2, 1.5)] })
  })

  test('a line that crosses itself, leaves the division or crosses five times, with the places', () => {
    expect(refusal(split([at(0, 1), at(1.5, 1), at(1.5, 1.5), at(1, 0)]))).toMatchObject({
      reason: 'crosses_itself',
      at: [at(4 / 3, 1)],
    })
    const leaving = refusal(split([at(0, 1.5), at(2.5, 1.5), at(2.5, 0.5), at(0, 0.5)]))
    expect(leaving).toMatchObject({ reason: 'leaves_division', ids: ['A'] })
    expect(leaving.at).toEqual([at(0, 1.5), at(2, 1.5), at(2, 0.5), at(0, 0.5)])
    const five = refusal(split([at(0, 0.2), at(2.2, 0.4), at(1, 0.8), at(2.2, 1.2), at(1, 1.6), at(3, 1.8)]))
    expect(five.reason).toBe('leaves_division')
    expect(five.at).toHaveLength(6)
  })

  test('NaN, meters, a line of one place, or of far too many; a line around half the world', () => {
    const long = Array.from({ length: 100_000 }, (_, i) => at((2 * i) / 100_000, 1))
    expect(refusal(split(long))).toMatchObject({ reason: 'too_many_points', at: [at(0, 1)] })
    expect(
      drawn(
        split([
          [-180, 30.001],
          [180, 30.001],
        ]),
      ),
    ).toBe('AABB\nNNBB')
    expect(refusal(split([at(0, 1), [Number.NaN, 30]]))).toMatchObject({ reason: 'bad_coordinates' })
    expect(refusal(split([[452_000, 3_390_000], at(2, 1)]))).toMatchObject({
      reason: 'bad_coordinates',
      at: [[452_000, 3_390_000]],
    })
    expect(refusal(split([at(0, 1), at(0, 1)])).reason).toBe('too_few_points')
  })

  test('unknown divisions and ids that are taken', () => {
    expect(refusal(split([at(0, 1), at(2, 1)], ['A', 'B']))).toMatchObject({ reason: 'id_taken', ids: ['B'] })
    expect(refusal(split([at(0, 1), at(2, 1)], ['A', 'N'], 1, map, 'Z'))).toMatchObject({
      reason: 'unknown_division',
      ids: ['Z'],
    })
  })

  test('over a hole to the other side: both halves of the ring, the enclave stays', () => {
    const ring = drawnMap('AAAA\nABBA\nABBA\nAAAA')
    expect(drawn(split([at(0, 2), at(4, 2)], ['A', 'N'], 1, ring), 4, 4)).toBe('AAAA\nABBA\nNBBN\nNNNN')
    // Into the hole only: nothing is cut off.
    expect(refusal(split([at(0, 2), at(2, 2)], ['A', 'N'], 1, ring)).reason).toBe('does_not_separate')
    // Past the hole, which goes with its half.
    expect(
      drawn(split([at(0, 0.5), at(4, 0.5)], ['A', 'N'], 1, ring), 4, 4, 2)
        .split('\n')
        .at(-1),
    ).toBe('NNNNNNNN')
  })

  test('exclaves go with the larger side', () => {
    const parts = drawnMap('AAABA\nAAABB')
    expect(drawn(split([at(1, 0), at(1, 2)], ['L', 'R'], 1, parts), 5, 2)).toBe('LRRBR\nLRRBB')
    expect(drawn(split([at(1, 2), at(1, 0)], ['L', 'R'], 1, parts), 5, 2)).toBe('RLLBL\nRLLBB')
    const result = split([at(1, 0), at(1, 2)], ['L', 'R'], 1, parts)
    expect(result.ok && result.inParts).toEqual([{ id: 'R', parts: 2 }])
  })

  test('unassigned land is no neighbour to be cut, but gets the node', () => {
    const result = split([at(0, 1), at(1, 1)], ['A', 'N'], 1, drawnMap('A.\nA.'))
    expect(drawn(result, 2, 2)).toBe('A.\nN.')
    expect(result.ok && divisionsOf(result.map)).toEqual(['A', 'N'])
  })
})
