import { beforeEach, describe, expect, it } from 'vitest'
import type { LonLat } from '#planning/types'
import { editor, type MapPointer, resetEditor } from '../../../client/editing/editor.ts'
import { lineInHand, placePoint, takePointBack } from '../../../client/editing/tools/line-in-hand.ts'

const [a, b, c]: LonLat[] = [
  [104.9, 30.3],
  [104.92, 30.3],
  [104.94, 30.3],
]
const bends: LonLat[] = [
  [104.905, 30.31],
  [104.915, 30.29],
]
const pointer = (at: LonLat, way: MapPointer['way'] = null): MapPointer => ({
  x: 0,
  y: 0,
  at,
  snap: null,
  way,
  isKeyboard: false,
})

describe('the line in hand', () => {
  beforeEach(resetEditor)

  it('has the bends of the street that leads from point to point', () => {
    placePoint(pointer(a))
    const first = editor.get().line[0]
    expect(lineInHand(pointer(b, { from: first, bends }))).toEqual([a, ...bends, b])
    placePoint(pointer(b, { from: first, bends }))
    placePoint(pointer(c))
    expect(lineInHand()).toEqual([a, ...bends, b, c])
    expect(editor.get().line).toEqual([a, b, c])
  })

  it('takes a point back with the way that led to it', () => {
    placePoint(pointer(a))
    placePoint(pointer(b, { from: editor.get().line[0], bends }))
    takePointBack()
    expect(lineInHand()).toEqual([a])
    placePoint(pointer(c))
    expect(lineInHand()).toEqual([a, c])
    takePointBack()
    takePointBack()
    takePointBack()
    expect(lineInHand()).toEqual([])
  })

  it('goes straight on where the way begins at another point, as right after a click', () => {
    placePoint(pointer(a))
    const there = pointer(b, { from: editor.get().line[0], bends })
    placePoint(there)
    expect(lineInHand(there)).toEqual([a, ...bends, b, b])
    placePoint(there)
    expect(editor.get().line).toEqual([a, b])
  })
})
