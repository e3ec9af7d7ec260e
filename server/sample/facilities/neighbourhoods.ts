import type { Random } from '#planning/random'
import type { DivisionDraft } from '#planning/types'
import type { FurnishedBlock } from '../blocks/furnish-blocks.ts'
import { type DivisionNode, present, presentDay, versionOn } from '../divisions/division-tree.ts'
import type { PlacedDemand } from '../people/count-demand.ts'
import { appendTo } from '../plane/append-to.ts'
import type { Point } from '../plane/polygon.ts'

/** Where in the district a community lies, as far as supply differs. */
export type Quarter = 'old' | 'middle' | 'beyondRiver' | 'works' | 'market' | 'village' | 'mountain'

interface Cluster {
  point: Point
  people: number
}

/** A community or village with what decides where its facilities stand. */
export interface Neighbourhood {
  division: DivisionDraft
  /** Its name without 社区 or 村. */
  base: string
  quarter: Quarter
  people: number
  /** Places where something may stand, those nearest to most people first. */
  sites: Point[]
  /** Its people, block by block. */
  clusters: readonly Cluster[]
}

/** Every community and village of today with its sites: compounds, open blocks and parks in the town, hamlets in the country. */
export function neighbourhoodsOf(
  blocks: readonly FurnishedBlock[],
  today: readonly DivisionDraft[],
  county: DivisionNode,
  demand: readonly PlacedDemand[],
  random: Random,
): Neighbourhood[] {
  const divisionOfCode = new Map(today.map((division) => [division.code, division]))
  const homesAt = new Map<number, PlacedDemand[]>()
  for (const home of demand) appendTo(homesAt, home.block, home)
  const villages = county.children.flatMap(({ children }) => children).filter((village) => versionOn(village, presentDay))
  return villages.map((village) => {
    const { code, blocks: members } = present(village)
    const division = divisionOfCode.get(code)!
    const own = members.map((index) => blocks[index])
    const homes = members.flatMap((index) => homesAt.get(index) ?? [])
    const people = homes.reduce((sum, { draft }) => sum + draft.population, 0)
    const centre = [0, 1].map(
      (axis) => homes.reduce((sum, { draft, point }) => sum + draft.population * point[axis], 0) / Math.max(1, people),
    )
    const candidates =
      division.kind === 'village'
        ? homes.map(({ point }): Point => [point[0] + 12 * (random() - 0.5), point[1] + 12 * (random() - 0.5)])
        : own.filter(({ lot }) => lot !== null).map(({ site }) => site)
    if (candidates.length === 0)
      candidates.push(...(homes.length > 0 ? homes.map(({ point }) => point) : own.map(({ site }) => site)))
    const ranked = candidates.map((site) => ({
      site,
      distance: Math.hypot(site[0] - centre[0], site[1] - centre[1]) * (0.6 + 0.8 * random()),
    }))
    ranked.sort((one, other) => one.distance - other.distance)
    const base = division.name.replace(/(社区|村)$/, '')
    return {
      division,
      base,
      quarter: quarterOf(division, own),
      people,
      clusters: clustersOf(homes),
      sites: ranked.map(({ site }) => site),
    }
  })
}

function quarterOf(division: DivisionDraft, own: readonly FurnishedBlock[]): Quarter {
  if (division.kind === 'village') return division.terrain === 'mountain' ? 'mountain' : 'village'
  const share = (test: (block: FurnishedBlock) => boolean): number => own.filter(test).length / own.length
  if (share(({ zone }) => zone === 'market') > 0.5) return 'market'
  if (share(({ v }) => v < 0) > 0.5) return 'beyondRiver'
  if (share(({ zone }) => zone === 'works') > 0.5) return 'works'
  return share(({ zone }) => zone === 'old') > 0.5 ? 'old' : 'middle'
}

function clustersOf(homes: readonly PlacedDemand[]): Cluster[] {
  const byBlock = new Map<number, PlacedDemand[]>()
  for (const home of homes) appendTo(byBlock, home.block, home)
  return [...byBlock.values()].map((own) => ({
    point: own[0].point,
    people: own.reduce((sum, { draft }) => sum + draft.population, 0),
  }))
}

/**
 * So many neighbourhoods, chosen one after the other, each where most people live within `radiusMeters` (straight) of its best site who
 * are not near an earlier one. The choice is a little blind, as choices are.
 */
export function bestServed(
  places: readonly Neighbourhood[],
  count: number,
  radiusMeters: number,
  random: Random,
): Neighbourhood[] {
  const clusters = places.flatMap((place) => place.clusters)
  const isServed = new Uint8Array(clusters.length)
  const left = places
    .filter(({ sites }) => sites.length > 0)
    .map((place) => ({ place, near: indicesNear(clusters, place.sites[0], radiusMeters) }))
  const chosen: Neighbourhood[] = []
  while (chosen.length < count && left.length > 0) {
    let best = 0
    let bestScore = -1
    left.forEach(({ near }, index) => {
      const people = near.reduce((sum, cluster) => sum + (isServed[cluster] ? 0 : clusters[cluster].people), 1)
      const score = people * (0.8 + 0.4 * random())
      if (score > bestScore) [best, bestScore] = [index, score]
    })
    const [{ place, near }] = left.splice(best, 1)
    chosen.push(place)
    for (const cluster of near) isServed[cluster] = 1
  }
  return chosen
}

function indicesNear(clusters: readonly Cluster[], [x, y]: Point, meters: number): number[] {
  const near: number[] = []
  clusters.forEach(({ point }, index) => {
    if (Math.hypot(point[0] - x, point[1] - y) <= meters) near.push(index)
  })
  return near
}
