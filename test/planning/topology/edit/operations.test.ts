import { describe, expect, test } from 'vitest'
import type { DivisionMap } from '#planning/topology/edit/division-map'
import type { EditResult } from '#planning/topology/edit/edit-result'
import { mapFingerprint } from '#planning/topology/edit/map-fingerprint'
import { createDivision } from '#planning/topology/edit/operations/create-division'
import { deleteVertex } from '#planning/topology/edit/operations/delete-vertex'
import { insertVertex } from '#planning/topology/edit/operations/insert-vertex'
import { mergeDivisions } from '#planning/topology/edit/operations/merge-divisions'
import { moveVertex } from '#planning/topology/edit/operations/move-vertex'
import { reassignUnits } from '#planning/topology/edit/operations/reassign-units'
import { reshapeDivision } from '#planning/topology/edit/operations/reshape-division'
import { retireDivision } from '#planning/topology/edit/operations/retire-division'
import { at, drawnMap, rectangle, redrawn } from './drawn-map.ts'

const drawn = (result: EditResult, columns: number, rows: number, cells = 1): string =>
  result.ok ? redrawn(result.map, columns, rows, cells) : `${result.reason} ${result.ids}`
const reasonOf = (result: EditResult): string => (result.ok ? 'done' : `${[result.reason, ...result.ids].join(' ')}`)
const mapOf = (result: EditResult): DivisionMap => {
  if (!result.ok) throw new Error(result.reason)
  return result.map
}

describe('merge', () => {
  const map = drawnMap('ABC\nABC')
  test('neighbours become one, whoever is kept', () => {
    expect(drawn(mergeDivisions(map, ['A', 'B']), 3, 2)).toBe('AAC\nAAC')
    expect(drawn(mergeDivisions(map, ['A', 'B'], 'B'), 3, 2)).toBe('BBC\nBBC')
    expect(drawn(mergeDivisions(map, ['A', 'B', 'C'], 'C'), 3, 2)).toBe('CCC\nCCC')
  })
  test('divisions that do not touch become one in parts, and that is said', () => {
    const result = mergeDivisions(map, ['A', 'C'])
    expect(drawn(result, 3, 2)).toBe('ABA\nABA')
    expect(result.ok && result.inParts).toEqual([{ id: 'A', parts: 2 }])
  })
  test('an enclave dissolves', () => {
    const result = mergeDivisions(drawnMap('AAA\nABA\nAAA'), ['A', 'B'])
    expect(drawn(result, 3, 3)).toBe('AAA\nAAA\nAAA')
  })
  test('one, unknown or repeated', () => {
    expect(reasonOf(mergeDivisions(map, ['A']))).toBe('too_few_divisions A')
    expect(reasonOf(mergeDivisions(map, ['A', 'A']))).toBe('too_few_divisions A')
    expect(reasonOf(mergeDivisions(map, ['A', 'X']))).toBe('unknown_division X')
    expect(reasonOf(mergeDivisions(map, ['A', 'B'], 'C'))).toBe('unknown_division C')
  })
})

describe('retire and create', () => {
  const map = drawnMap('ABC\nABC')
  test('ground goes to another, or is unassigned', () => {
    expect(drawn(retireDivision(map, 'B', 'C'), 3, 2)).toBe('ACC\nACC')
    expect(drawn(retireDivision(map, 'B'), 3, 2)).toBe('A.C\nA.C')
    expect(reasonOf(retireDivision(map, 'B', 'B'))).toBe('unknown_division B')
    expect(reasonOf(retireDivision(map, 'X'))).toBe('unknown_division X')
  })
  test('a division is made of unassigned land only', () => {
    const free = mapOf(retireDivision(map, 'B'))
    expect(drawn(createDivision(free, 'N', rectangle(1, 0, 2, 1)), 3, 2)).toBe('A.C\nANC')
    expect(drawn(createDivision(free, 'N', rectangle(1, 0, 2, 2)), 3, 2)).toBe('ANC\nANC')
    expect(reasonOf(createDivision(free, 'N', rectangle(0.5, 0, 2, 1)))).toBe('not_unassigned A')
    expect(reasonOf(createDivision(free, 'N', rectangle(0.5, 0.5, 3.5, 1)))).toBe('not_unassigned #outside A C')
    expect(reasonOf(createDivision(free, 'A', rectangle(1, 0, 2, 1)))).toBe('id_taken A')
    expect(drawn(createDivision(free, 'N', rectangle(0.5, -1, 2.5, 1), { clip: true }), 3, 2)).toBe('A.C\nANC')
    expect(reasonOf(createDivision(free, 'N', rectangle(0, 0, 1, 1), { clip: true }))).toBe('not_unassigned A')
  })
  test('an island in unassigned land', () => {
    const result = createDivision(drawnMap('....\n....\n....'), 'N', rectangle(1, 1, 2, 2))
    expect(drawn(result, 4, 3)).toBe('....\n.N..\n....')
  })
})

describe('reassign', () => {
  const map = drawnMap('AAABB\nAAABB')
  test('the borders of both follow the unit', () => {
    expect(drawn(reassignUnits(map, [{ id: 'u', geometry: rectangle(2, 0, 3, 1) }], 'B'), 5, 2)).toBe('AAABB\nAABBB')
  })
  test('units of several divisions, with unit borders that have points the divisions have not', () => {
    const geometry = [[[at(2, 0), at(2.5, 0), at(3, 0), at(3, 0.25), at(3, 1), at(2, 1), at(2, 0)]]]
    const result = reassignUnits(
      drawnMap('AAABB\nAAACC'),
      [
        { id: 'u', geometry },
        { id: 'v', geometry: rectangle(2, 1, 3, 2) },
      ],
      'C',
    )
    expect(drawn(result, 5, 2)).toBe('AACBB\nAACCC')
  })
  test('in the middle: an exclave in an enclave', () => {
    const result = reassignUnits(drawnMap('AAAAB\nAAAAB\nAAAAB'), [{ id: 'u', geometry: rectangle(1, 1, 2, 2) }], 'B')
    expect(drawn(result, 5, 3)).toBe('AAAAB\nABAAB\nAAAAB')
    expect(result.ok && result.inParts).toEqual([{ id: 'B', parts: 2 }])
  })
  test('all of a division, land beyond the parent, units that overlap, nothing new', () => {
    expect(reasonOf(reassignUnits(map, [{ id: 'u', geometry: rectangle(0, 0, 3, 2) }], 'B'))).toBe('swallows A')
    expect(reasonOf(reassignUnits(map, [{ id: 'u', geometry: rectangle(-1, 0, 1, 2) }], 'B'))).toBe('parent_edge #outside')
    const overlap = [rectangle(0, 0, 2, 1), rectangle(1, 0, 3, 1)].map((geometry, i) => ({ id: `u${i}`, geometry }))
    expect(reasonOf(reassignUnits(map, overlap, 'B'))).toBe('units_overlap u0 u1')
    expect(reasonOf(reassignUnits(map, [{ id: 'u', geometry: rectangle(3, 0, 4, 1) }], 'B'))).toBe('no_change B')
    expect(reasonOf(reassignUnits(map, [{ id: 'u', geometry: rectangle(0, 0, 1, 1) }], 'X'))).toBe('unknown_division X')
  })
  test('an enclave inside the unit goes along only if it is asked for', () => {
    const ring = drawnMap('AAAAD\nABBAD\nABBAD\nAAAAD')
    expect(reasonOf(reassignUnits(ring, [{ id: 'u', geometry: rectangle(0, 1, 4, 3) }], 'D'))).toBe('swallows B')
    const hollow = [[...rectangle(0, 1, 4, 3)[0], ...rectangle(1, 1, 3, 3)[0].map((outer) => [...outer].reverse())]]
    expect(drawn(reassignUnits(ring, [{ id: 'u', geometry: hollow }], 'D'), 5, 4)).toBe('AAAAD\nDBBDD\nDBBDD\nAAAAD')
  })
})

describe('reshape', () => {
  const map = drawnMap('AABB\nAABB\nAABB')
  test('outwards and inwards: the neighbour follows', () => {
    expect(drawn(reshapeDivision(map, 'A', [at(2, 0), at(3, 0), at(3, 1), at(2, 1)]), 4, 3)).toBe('AABB\nAABB\nAAAB')
    expect(drawn(reshapeDivision(map, 'A', [at(2, 1), at(3, 1), at(3, 2), at(2, 2)]), 4, 3)).toBe('AABB\nAAAB\nAABB')
    expect(drawn(reshapeDivision(map, 'A', [at(2, 1), at(1, 1), at(1, 2), at(2, 2)]), 4, 3)).toBe('AABB\nABBB\nAABB')
    // The same line, drawn for the other of the two, the other way.
    expect(drawn(reshapeDivision(map, 'B', [at(2, 2), at(3, 2), at(3, 1), at(2, 1)]), 4, 3)).toBe('AABB\nAAAB\nAABB')
  })
  test('both at once, over the old border', () => {
    const result = reshapeDivision(map, 'A', [at(2, 0), at(3, 1), at(1, 2), at(2, 3)])
    expect(drawn(result, 4, 3)).toBe('AABB\nAABB\nAABB')
    expect(drawn(result, 4, 3, 4).split('\n')[8]).toMatch(/^A{10,}B+$/)
  })
  test('ends near the border come to it, tails over it go', () => {
    expect(drawn(reshapeDivision(map, 'A', [at(2.01, 1), at(3, 1), at(3, 2), at(1.99, 2)]), 4, 3)).toBe('AABB\nAAAB\nAABB')
    expect(reasonOf(reshapeDivision(map, 'A', [at(2.2, 1), at(3, 1), at(3, 2), at(2, 2)]))).toBe('ends_short A')
  })
  test('the parent stays as it is, unless told', () => {
    const line = [at(0, 1), at(-1, 1), at(-1, 2), at(0, 2)]
    expect(reasonOf(reshapeDivision(map, 'A', line))).toBe('parent_edge #outside')
    const inwards = [at(0, 1), at(1, 1), at(1, 2), at(0, 2)]
    expect(reasonOf(reshapeDivision(map, 'A', inwards))).toBe('parent_edge #outside')
    expect(drawn(reshapeDivision(map, 'A', inwards, { movesParentEdge: true }), 4, 3)).toBe('AABB\n ABB\nAABB')
    expect(mapOf(reshapeDivision(map, 'A', line, { movesParentEdge: true })).faces.size).toBe(3)
  })
  test('what is lost goes to the neighbours along it, whose borders go on to the line', () => {
    const three = drawnMap('AAAB\nAAAB\nAAAC')
    const along = [at(3, 3), at(2, 3), at(2, 0), at(3, 0)]
    expect(drawn(reshapeDivision(three, 'A', along), 4, 3)).toBe('AABB\nAABB\nAACC')
    // Outwards they end on the line.
    expect(drawn(reshapeDivision(three, 'A', [at(3, 2), at(3.5, 2), at(3.5, 0.5), at(3, 0.5)]), 4, 3, 2)).toBe(
      'AAAAAABB\nAAAAAABB\nAAAAAAAB\nAAAAAAAB\nAAAAAAAC\nAAAAAACC',
    )
  })
  test('where they cannot go on straight, the neighbour with the longest border gets all', () => {
    // From the corner between B and C the way to the line leads over the enclave.
    const ring = drawnMap('AAAAAAAAB\nAAAAAADAB\nAAAAAADAC\nAAAAAAAAC\nAAAAAAAAC')
    const result = reshapeDivision(ring, 'A', [at(8, 5), at(5, 5), at(5, 0), at(8, 0)])
    expect(drawn(result, 9, 5)).toBe('AAAAACCCB\nAAAAACDCB\nAAAAACDCC\nAAAAACCCC\nAAAAACCCC')
  })
  test('no neighbour is swallowed', () => {
    expect(reasonOf(reshapeDivision(drawnMap('AABC\nAABC\nAABC'), 'A', [at(2, 0), at(3.5, 0.5), at(3.5, 2.5), at(2, 3)]))).toBe(
      'done',
    )
    expect(
      reasonOf(reshapeDivision(drawnMap('AACC\nAABC\nAACC'), 'A', [at(2, 0.5), at(3.5, 0.5), at(3.5, 2.5), at(2, 2.5)])),
    ).toBe('swallows B')
  })
  test('the border of a hole moves', () => {
    const ring = drawnMap('AAAAA\nABBAA\nABBAA\nAAAAA')
    expect(drawn(reshapeDivision(ring, 'A', [at(3, 1), at(4, 1), at(4, 2), at(3, 2)]), 5, 4)).toBe('AAAAA\nABBAA\nABBBA\nAAAAA')
    expect(drawn(reshapeDivision(ring, 'B', [at(3, 1), at(2, 1), at(2, 2), at(3, 2)]), 5, 4)).toBe('AAAAA\nABBAA\nABAAA\nAAAAA')
    expect(reasonOf(reshapeDivision(ring, 'A', [at(3, 1), at(5, 1)]))).toBe('different_rings A')
  })
  test('the border itself changes nothing', () => {
    expect(reasonOf(reshapeDivision(map, 'A', [at(2, 1), at(2, 2)]))).toBe('no_change A')
  })
})

describe('points of borders', () => {
  const map = drawnMap('AB\nAB')
  test('a moved point moves both sides', () => {
    const result = moveVertex(map, at(1, 1), at(1.6, 1))
    expect(drawn(result, 2, 2, 4)).toBe('AAAABBBB\nAAAAABBB\nAAAAABBB\nAAAAAABB\nAAAAAABB\nAAAAABBB\nAAAAABBB\nAAAABBBB')
    expect(result.ok && result.patch.faces.changed).toEqual(['A', 'B'])
  })
  test('not over another border, not on the parent’s edge, not where no point is', () => {
    expect(reasonOf(moveVertex(map, at(1, 1), at(2.5, 1)))).toBe('crosses_border')
    expect(reasonOf(moveVertex(map, at(1, 1), at(2, 1)))).toMatch('border')
    expect(reasonOf(moveVertex(map, at(0, 1), at(0.5, 1)))).toBe('parent_edge #outside')
    expect(reasonOf(moveVertex(map, at(0.5, 1), at(0.6, 1)))).toBe('no_vertex')
    expect(drawn(moveVertex(map, at(0, 1), at(0.9, 1), { movesParentEdge: true }), 2, 2)).toBe('AB\nAB')
  })
  test('not over an island', () => {
    const island = mapOf(reassignUnits(map, [{ id: 'u', geometry: rectangle(1.2, 0.9, 1.3, 1.1) }], 'A'))
    expect(reasonOf(moveVertex(island, at(1, 1), at(1.6, 1)))).toBe('crosses_border')
    expect(reasonOf(moveVertex(island, at(1, 1), at(1.1, 1)))).toBe('done')
  })
  test('a junction takes its three borders along', () => {
    const three = drawnMap('AB\nCC')
    expect(reasonOf(moveVertex(three, at(1, 1), at(1.5, 1.5)))).toBe('done')
    expect(reasonOf(deleteVertex(three, at(1, 1)))).toBe('junction')
  })
  test('a point put in and taken out again leaves the map as it was', () => {
    const bent = insertVertex(map, at(1.3, 0.5), [at(1, 0), at(1, 1)])
    expect(drawn(bent, 2, 2, 4)).not.toBe(redrawn(map, 2, 2, 4))
    const back = deleteVertex(mapOf(bent), at(1.3, 0.5))
    expect(mapFingerprint(mapOf(back))).toBe(mapFingerprint(map))
    expect(reasonOf(insertVertex(map, at(1.3, 0.5), [at(1, 0), at(1, 2)]))).toBe('no_vertex')
  })
  test('three corners stay', () => {
    const island = createDivision(drawnMap('....\n....'), 'N', [[[at(1, 1), at(2, 1), at(2, 1.5), at(1, 1)]]])
    expect(reasonOf(deleteVertex(mapOf(island), at(2, 1.5)))).toMatch('too_few_corners')
  })
})
