import { type Random, seededRandom } from '#planning/random'
import type { AgeGroups, DemandDraft } from '#planning/types'
import { middleOf } from './draw-units.ts'
import type { Land } from './lay-land.ts'
import type { NamedUnit } from './name-units.ts'
import { lonLatAt } from './outline-cells.ts'

/** The cell of a stretch nearest to the middle of it: its own middle lies well inside the stretch's outline. */
export function middleCell(land: Land, start: number, end: number): number {
  const { honeycomb, pool } = land
  const [east, north] = middleOf(land, start, end)
  let best = pool.order[start]
  let least = Number.POSITIVE_INFINITY
  for (let i = start; i < end; i++) {
    const cell = pool.order[i]
    const distance = (honeycomb.x[cell] - east) ** 2 + (honeycomb.y[cell] - north) ** 2
    if (distance < least) [best, least] = [cell, distance]
  }
  return best
}

/** One settlement a village or community, with all its people. */
export function* placeDemand(land: Land, province: NamedUnit, seed: number): Generator<DemandDraft, void, undefined> {
  const random = seededRandom(seed + 37)
  function* within(unit: NamedUnit): Generator<DemandDraft, void, undefined> {
    for (const child of unit.children) yield* within(child)
    if (unit.level !== 'village') return
    const cell = middleCell(land, unit.start, unit.end)
    const [lon, lat] = lonLatAt(land.honeycomb.x[cell], land.honeycomb.y[cell])
    const { households, population } = unit
    yield {
      kind: 'settlement',
      name: unit.name,
      lon,
      lat,
      households,
      population,
      ...agesOf(population, unit.isCommunity, random),
      estimated: false,
      sourceKey: `settlement/${unit.code}`,
    }
  }
  yield* within(province)
}

/** Plausible shares, not statistics: villages are older than market towns. */
function agesOf(population: number, isCommunity: boolean, random: Random): AgeGroups {
  const part = (share: number): number => Math.floor(population * share * (0.8 + 0.4 * random()))
  const age60plus = part(isCommunity ? 0.19 : 0.31)
  return {
    age0to3: part(isCommunity ? 0.03 : 0.018),
    age3to6: part(isCommunity ? 0.034 : 0.023),
    age6to15: part(isCommunity ? 0.11 : 0.09),
    age60plus,
    age80plus: Math.floor(age60plus * (0.11 + 0.06 * random())),
  }
}
