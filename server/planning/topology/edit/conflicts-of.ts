import type { LonLat } from '../../types.ts'
import { fromLattice } from '../lattice.ts'
import type { FaceId } from './division-map.ts'
import type { BorderStretch, MapPatch } from './map-patch.ts'

/** What two patches of one map both lay hands on: faces, and borders by a place on each. */
export interface PatchConflicts {
  faces: FaceId[]
  borders: { between: [FaceId, FaceId]; at: LonLat }[]
}

/**
 * Finds what two patches that start from the same map both change: the same face's ground, or the same piece of border. Where there is nothing, either may be applied
 * after the other, and the map is the same. All unassigned land is one face.
 */
export function conflictsOf(one: MapPatch, other: MapPatch): PatchConflicts {
  const faces = new Set([...one.faces.added, ...one.faces.removed, ...one.faces.changed])
  const both = [...other.faces.added, ...other.faces.removed, ...other.faces.changed].filter((face) => faces.has(face))
  const segments = new Set<string>()
  eachSegment(one.removed, (key) => segments.add(key))
  const borders = new Map<string, PatchConflicts['borders'][number]>()
  eachSegment(other.removed, (key, { xy, left, right }, i) => {
    const between: [FaceId, FaceId] = left < right ? [left, right] : [right, left]
    if (segments.has(key) && !borders.has(`${between}`))
      borders.set(`${between}`, { between, at: [fromLattice(xy[i]), fromLattice(xy[i + 1])] })
  })
  return { faces: [...new Set(both)].sort(), borders: [...borders.values()] }
}

function eachSegment(stretches: readonly BorderStretch[], visit: (key: string, stretch: BorderStretch, i: number) => void): void {
  for (const stretch of stretches) {
    const { xy } = stretch
    for (let i = 0; i + 3 < xy.length; i += 2) {
      const [a, b] = [`${xy[i]},${xy[i + 1]}`, `${xy[i + 2]},${xy[i + 3]}`]
      visit(a < b ? `${a} ${b}` : `${b} ${a}`, stretch, i)
    }
  }
}
