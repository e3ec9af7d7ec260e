import type { Random } from '#planning/random'
import type { DivisionDraft } from '#planning/types'
import type { FurnishedBlock } from '../blocks/furnish-blocks.ts'
import type { PlacedDemand } from '../people/count-demand.ts'
import { appendTo } from '../plane/append-to.ts'
import type { Point } from '../plane/polygon.ts'

/** Where in the district a community lies, as far as supply differs. */
export type Quarter = 'old' | 'middle' | 'beyondRiver' | 'works' | 'market' | 'village'

/** A community or village with what decides where its facilities stand. */
export interface Neighbourhood {
  division: DivisionDraft
  /** Its name without 社区 or 村. */
  base: string
  quarter: Quarter
  people: number
  /** Places where something may stand, those nearest to most people first. */
  sites: Point[]
  homes: readonly PlacedDemand[]
}

/** Every community and village with its sites: compounds, open blocks and parks in the town, hamlets in the country. */
export function neighbourhoodsOf(
  blocks: readonly FurnishedBlock[],
  villageOfBlock: readonly DivisionDraft[],
  demand: readonly PlacedDemand[],
  random: Random,
): Neighbourhood[] {
  const homesOf = new Map<DivisionDraft, PlacedDemand[]>()
  for (const home of demand) appendTo(homesOf, villageOfBlock[home.block], home)
  const blocksOf = new Map<DivisionDraft, FurnishedBlock[]>()
  for (const [index, block] of blocks.entries()) appendTo(blocksOf, villageOfBlock[index], block)
  return [...blocksOf].map(([division, own]) => {
    const homes = homesOf.get(division) ?? []
    const people = homes.reduce((sum, { draft }) => sum + draft.population, 0)
    const centre = [0, 1].map(
      (axis) => homes.reduce((sum, { draft, point }) => sum + draft.population * point[axis], 0) / Math.max(1, people),
    )
    const candidates =
      division.kind === 'village'
        ? homes.map(({ point }): Point => [point[0] + 12 * (random() - 0.5), point[1] + 12 * (random() - 0.5)])
        : own.filter(({ lot }) => lot !== null).map(({ site }) => site)
    const ranked = candidates.map((site) => ({
      site,
      distance: Math.hypot(site[0] - centre[0], site[1] - centre[1]) * (0.6 + 0.8 * random()),
    }))
    ranked.sort((one, other) => one.distance - other.distance)
    const base = division.name.replace(/(社区|村)$/, '')
    return { division, base, quarter: quarterOf(division, own), people, homes, sites: ranked.map(({ site }) => site) }
  })
}

function quarterOf(division: DivisionDraft, own: readonly FurnishedBlock[]): Quarter {
  if (division.kind === 'village') return 'village'
  const share = (test: (block: FurnishedBlock) => boolean): number => own.filter(test).length / own.length
  if (share(({ zone }) => zone === 'market') > 0.5) return 'market'
  if (share(({ v }) => v < 0) > 0.5) return 'beyondRiver'
  if (share(({ zone }) => zone === 'works') > 0.5) return 'works'
  return share(({ zone }) => zone === 'old') > 0.5 ? 'old' : 'middle'
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
  const left = new Set(places.filter(({ sites }) => sites.length > 0))
  const unserved = new Set(places.flatMap(({ homes }) => homes))
  const chosen: Neighbourhood[] = []
  while (chosen.length < count && left.size > 0) {
    let best: { place: Neighbourhood; score: number } | null = null
    for (const place of left) {
      let people = 1
      for (const home of unserved) if (isNear(home, place.sites[0], radiusMeters)) people += home.draft.population
      const score = people * (0.8 + 0.4 * random())
      if (!best || score > best.score) best = { place, score }
    }
    const { place } = best!
    left.delete(place)
    chosen.push(place)
    for (const home of [...unserved]) if (isNear(home, place.sites[0], radiusMeters)) unserved.delete(home)
  }
  return chosen
}

function isNear({ point }: PlacedDemand, [x, y]: Point, meters: number): boolean {
  return Math.hypot(point[0] - x, point[1] - y) <= meters
}
