import type { Random } from '#planning/random'
import type { DemandDraft } from '#planning/types'
import type { FurnishedBlock } from '../blocks/furnish-blocks.ts'
import { type PlanarMap, roundedLonLat } from '../plane/planar-map.ts'
import type { Point } from '../plane/polygon.ts'
import { peopleOf } from './people-of.ts'
import type { Hamlet } from './place-hamlets.ts'

/** A demand point with the block it stands on. */
export interface PlacedDemand {
  draft: DemandDraft
  block: number
  point: Point
  /** Outline of the building, where it is one. */
  outline: Point[] | null
}

/** Counts the people of every house and hamlet. */
export function countDemand(
  map: PlanarMap,
  blocks: readonly FurnishedBlock[],
  hamlets: readonly Hamlet[],
  random: Random,
): PlacedDemand[] {
  const placed: PlacedDemand[] = []
  const add = (
    block: number,
    point: Point,
    outline: Point[] | null,
    kind: 'building' | 'settlement',
    name: string | null,
    households: number,
  ): void => {
    const [lon, lat] = roundedLonLat(map, point)
    const people = peopleOf(households, blocks[block].era, random)
    const key = `${kind}/${placed.length + 1}`
    placed.push({
      draft: { kind, name, lon, lat, households, ...people, estimated: false, sourceKey: key },
      block,
      point,
      outline,
    })
  }
  blocks.forEach((block, index) => {
    block.houses.forEach((house, number) => {
      if (house.households > 0)
        add(index, house.point, house.outline, 'building', block.name && `${block.name}${number + 1}栋`, house.households)
    })
  })
  for (const { block, point, name, households } of hamlets) add(block, point, null, 'settlement', name, households)
  return placed
}
