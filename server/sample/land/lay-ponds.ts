import type { Random } from '#planning/random'
import type { LandArea } from '#planning/types'
import type { FurnishedBlock } from '../blocks/furnish-blocks.ts'
import type { Frame } from '../ground/frame.ts'
import type { Hamlet } from '../people/place-hamlets.ts'
import { type PlanarMap, ringPoints } from '../plane/planar-map.ts'
import { type Point, ringCentroid, ringContains, ringDistance } from '../plane/polygon.ts'
import type { Relief } from '../relief/relief.ts'
import { areaOf } from './area-of.ts'

const corners = 18
const pondShare = { plain: 0.3, hill: 0.4, mountain: 0.05, plateau: 0.05 } as const

/** Ponds among the fields, well inside a block and away from its hamlets. */
export function layPonds(
  map: PlanarMap,
  blocks: readonly FurnishedBlock[],
  rings: readonly (readonly number[])[],
  frame: Frame,
  relief: Relief,
  hamlets: readonly Hamlet[],
  random: Random,
): LandArea[] {
  const homes = new Map<number, Point[]>()
  for (const { block, point } of hamlets) homes.set(block, [...(homes.get(block) ?? []), point])
  return blocks.flatMap((block, index) => {
    if (block.use !== 'fields' || random() >= pondShare[block.terrain]) return []
    const ring = ringPoints(map, rings[index])
    const [x, y] = ringCentroid(ring)
    const centre: Point = [x + 80 * (random() - 0.5), y + 80 * (random() - 0.5)]
    const radius = 16 + 34 * random() ** 2
    const [one, other, turn] = [random(), random(), random() * Math.PI]
    const [u, v] = frame.locate(centre)
    const isFree =
      ringContains(ring, centre) &&
      ringDistance(ring, centre) > radius * 1.6 + 8 &&
      (homes.get(index) ?? []).every((home) => Math.hypot(home[0] - centre[0], home[1] - centre[1]) > radius * 1.6 + 50) &&
      !relief.isWet(u, v, radius * 1.6 + 20) &&
      !relief.isWooded(u, v)
    if (!isFree) return []
    const shore = Array.from({ length: corners }, (_, corner): Point => {
      const angle = (2 * Math.PI * corner) / corners
      const away =
        radius *
        (1 + 0.3 * Math.cos(2 * angle + turn) + 0.14 * Math.sin(3 * angle + 6 * one) + 0.08 * Math.sin(5 * angle + 6 * other))
      return [centre[0] + away * Math.cos(angle), centre[1] + away * Math.sin(angle)]
    })
    return [areaOf(map, 'water', null, null, shore)]
  })
}
