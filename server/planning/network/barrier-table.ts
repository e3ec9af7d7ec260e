import type { Barrier, BarrierKind } from '../types.ts'
import { createGrowingArray } from './growing-array.ts'
import type { BarrierTable, Network } from './network.ts'

export interface BarrierTableBuilder {
  add: (barrier: Barrier) => void
  /** The same with flat points: lon at 2k, lat at 2k + 1. */
  addFlat: (kind: BarrierKind, lonLat: ArrayLike<number>) => void
  finish: () => BarrierTable
}

/** Returns a builder that packs barrier lines into a BarrierTable, in the order they are added. */
export function createBarrierTableBuilder(): BarrierTableBuilder {
  const kinds: BarrierKind[] = []
  const pointStart = createGrowingArray(Uint32Array)
  const points = createGrowingArray(Float64Array)
  return {
    add: (barrier) => {
      kinds.push(barrier.kind)
      pointStart.push(points.length() / 2)
      for (const [lon, lat] of barrier.coordinates) {
        points.push(lon)
        points.push(lat)
      }
    },
    addFlat: (kind, lonLat) => {
      kinds.push(kind)
      pointStart.push(points.length() / 2)
      for (let i = 0; i < lonLat.length; i++) points.push(lonLat[i])
    },
    finish: () => {
      pointStart.push(points.length() / 2)
      return { count: kinds.length, kind: kinds, pointStart: pointStart.finish(), lonLat: points.finish() }
    },
  }
}

/** Cuts barrier lines into their straight segments, as a Network keeps them. */
export function barrierSegments(table: BarrierTable): Network['barriers'] {
  let count = 0
  for (let i = 0; i < table.count; i++) count += Math.max(0, table.pointStart[i + 1] - table.pointStart[i] - 1)
  const segments = new Float64Array(count * 4)
  const kind: BarrierKind[] = []
  for (let i = 0; i < table.count; i++) {
    for (let k = table.pointStart[i]; k + 1 < table.pointStart[i + 1]; k++) {
      segments.set(table.lonLat.subarray(2 * k, 2 * k + 4), kind.length * 4)
      kind.push(table.kind[i])
    }
  }
  return { count, segments, kind }
}
