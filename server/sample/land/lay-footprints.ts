import type { LandArea } from '#planning/types'
import type { FurnishedBlock } from '../blocks/furnish-blocks.ts'
import type { PlacedDemand } from '../people/count-demand.ts'
import type { Hamlet } from '../people/place-hamlets.ts'
import type { PlanarMap } from '../plane/planar-map.ts'
import { areaOf } from './area-of.ts'

/** The outlines of all buildings: of homes with the key of the place that counts their people, of works, schools and farms without. */
export function layFootprints(
  map: PlanarMap,
  blocks: readonly FurnishedBlock[],
  demand: readonly PlacedDemand[],
  hamlets: readonly Hamlet[],
): LandArea[] {
  const homes = demand.flatMap(({ outline, draft }) =>
    outline ? [areaOf(map, 'building', draft.name, draft.sourceKey, outline)] : [],
  )
  const others = blocks.flatMap(({ houses }) =>
    houses.filter(({ households }) => households === 0).map(({ outline }) => areaOf(map, 'building', null, null, outline)),
  )
  const farms = hamlets.flatMap(({ houses }) => houses.map((outline) => areaOf(map, 'building', null, null, outline)))
  return [...homes, ...others, ...farms]
}
