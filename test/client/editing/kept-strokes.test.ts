import { describe, expect, it } from 'vitest'
import { keepStrokes, type StrokeStore, takeKeptStrokes } from '../../../client/state/plans/kept-strokes.ts'
import type { Stroke } from '../../../client/state/plans/stroke.ts'

function memory(): StrokeStore & { values: Map<string, string> } {
  const values = new Map<string, string>()
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    key: (index) => [...values.keys()][index] ?? null,
    get length() {
      return values.size
    },
  }
}

const stroke = (id: string): Stroke => ({ id, kind: 'undo', operations: [], comment: '', baseVersion: null, isSent: false })
const minute = 60_000

describe('strokes that the service does not know', () => {
  it('are there again after a reload, with the version that the first was drawn on', () => {
    const store = memory()
    keepStrokes(store, 'p', 'tab', { strokes: [stroke('a'), stroke('b')], baseVersion: 7, beatAt: 0 })
    const kept = takeKeptStrokes(store, 'p', 'tab', 1)
    expect(kept.map(({ id, baseVersion }) => [id, baseVersion])).toEqual([
      ['a', 7],
      ['b', null],
    ])
    expect(store.values.size).toBe(1)
  })

  it('of a tab that lives are its own, and of one that is gone are taken over once', () => {
    const store = memory()
    keepStrokes(store, 'p', 'other', { strokes: [stroke('a')], baseVersion: 1, beatAt: 100 * minute })
    expect(takeKeptStrokes(store, 'p', 'tab', 100 * minute + 1)).toEqual([])
    expect(takeKeptStrokes(store, 'p', 'tab', 101 * minute).map(({ id }) => id)).toEqual(['a'])
    expect(takeKeptStrokes(store, 'p', 'third', 102 * minute)).toEqual([])
  })

  it('are told apart by plan, and gone once there are none', () => {
    const store = memory()
    keepStrokes(store, 'p', 'tab', { strokes: [stroke('a')], baseVersion: 1, beatAt: 0 })
    expect(takeKeptStrokes(store, 'q', 'tab', 0)).toEqual([])
    keepStrokes(store, 'p', 'tab', { strokes: [], baseVersion: 1, beatAt: 0 })
    expect(store.values.size).toBe(0)
  })

  it('are lost without harm where the browser keeps nothing, and what is spoilt is left out', () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new Error('full')
      },
    }
    expect(keepStrokes(full, 'p', 'tab', { strokes: [stroke('a')], baseVersion: 1, beatAt: 0 })).toBe(false)
    const store = memory()
    store.setItem('fangyuan.strokes.p.tab', '{"strokes":')
    expect(takeKeptStrokes(store, 'p', 'tab', 0)).toEqual([])
  })
})
