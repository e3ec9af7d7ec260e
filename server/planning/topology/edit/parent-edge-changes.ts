import type { LonLat } from '../../types.ts'
import { fromLattice } from '../lattice.ts'
import { outside } from './division-map.ts'
import type { MapPatch } from './map-patch.ts'

/** A piece of the parent's edge that got points: between `from` and `to`, in order. */
export interface EdgePoints {
  from: LonLat
  to: LonLat
  through: LonLat[]
}

/**
 * The points that an edit adds to the parent's edge, where new borders end on it: the parent's own border, its neighbours' and those of divisions below have to take them over
 * (`insertVertex`, one after the other), so that borders stay equal coordinate by coordinate. Points that the edge loses, when an edit is undone, are those of the inverse.
 */
export function parentEdgeChanges({ removed, added }: MapPatch): EdgePoints[] {
  const before = new Set<string>()
  const segments: [string, string][] = []
  const next = new Map<string, string>()
  const places = new Map<string, LonLat>()
  const walk = (stretches: MapPatch['removed'], visit: (from: string, to: string) => void): void => {
    for (const { xy, left, right } of stretches) {
      if (left !== outside && right !== outside) continue
      for (let i = 0; i + 3 < xy.length; i += 2) {
        const ends = [0, 2].map((k) => {
          places.set(`${xy[i + k]},${xy[i + k + 1]}`, [fromLattice(xy[i + k]), fromLattice(xy[i + k + 1])])
          return `${xy[i + k]},${xy[i + k + 1]}`
        })
        // As the land lies on the left.
        if (left === outside) ends.reverse()
        visit(ends[0], ends[1])
      }
    }
  }
  walk(removed, (from, to) => {
    before.add(from).add(to)
    segments.push([from, to])
  })
  walk(added, (from, to) => next.set(from, to))
  return segments.flatMap(([from, to]) => {
    const through: LonLat[] = []
    let at = next.get(from)
    while (at !== undefined && !before.has(at)) {
      through.push(places.get(at)!)
      at = next.get(at)
    }
    return through.length > 0 && at === to ? [{ from: places.get(from)!, to: places.get(to)!, through }] : []
  })
}
