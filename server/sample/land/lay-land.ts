import type { Random } from '#planning/random'
import type { LandArea } from '#planning/types'
import type { FurnishedBlock } from '../blocks/furnish-blocks.ts'
import type { Frame } from '../ground/frame.ts'
import type { PlacedDemand } from '../people/count-demand.ts'
import type { Hamlet } from '../people/place-hamlets.ts'
import type { PlanarMap } from '../plane/planar-map.ts'
import { type Point, ringTester } from '../plane/polygon.ts'
import type { Relief } from '../relief/relief.ts'
import { layFootprints } from './lay-footprints.ts'
import { layPonds } from './lay-ponds.ts'
import { layStreams } from './lay-streams.ts'
import { layWoods } from './lay-woods.ts'

/** Covers the ground: the river, streams, reservoirs and ponds, woods, and the outlines of buildings. */
export function layLand(
  map: PlanarMap,
  blocks: readonly FurnishedBlock[],
  rings: readonly (readonly number[])[],
  frame: Frame,
  relief: Relief,
  boundary: readonly Point[],
  demand: readonly PlacedDemand[],
  hamlets: readonly Hamlet[],
  random: Random,
): LandArea[] {
  const isInside = ringTester(boundary)
  return [
    ...layStreams(map, frame, relief, isInside),
    ...layPonds(map, blocks, rings, frame, relief, hamlets, random),
    ...layWoods(map, frame, relief, isInside),
    ...layFootprints(map, blocks, demand, hamlets),
  ]
}
