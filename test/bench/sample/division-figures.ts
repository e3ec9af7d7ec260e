import { polygonSquareMeters } from '#planning/geodesy/areas'
import type { DivisionKind } from '#planning/types'
import type { SampleDivision } from '../../../server/sample/sample-content.ts'
import { type Distribution, distributionsBy } from './distribution.ts'

/** The day whose map is measured: versions that ended before, or begin after, are left out. */
const asOf = '2026-01-01'

/** What is kept of a division once its outline has been measured. */
export interface MeasuredDivision extends Omit<SampleDivision, 'geometry'> {
  squareKilometers: number
  /** Children of any level. */
  children: MeasuredDivision[]
}

/** Measures divisions one by one, so that no outline is kept. `keep` sees each that holds on the day. */
export function measureDivisions(
  divisions: Iterable<SampleDivision>,
  keep: (division: SampleDivision) => void,
): MeasuredDivision[] {
  const byCode = new Map<string, MeasuredDivision>()
  for (const division of divisions) {
    if (division.validFrom > asOf || (division.validTo !== null && division.validTo <= asOf)) continue
    keep(division)
    const { geometry, ...rest } = division
    const measured = { ...rest, squareKilometers: polygonSquareMeters(geometry) / 1e6, children: [] }
    byCode.set(division.code, measured)
    if (division.parentCode !== null) byCode.get(division.parentCode)?.children.push(measured)
  }
  return [...byCode.values()]
}

type ByTerrain = Record<string, Distribution>

/** Counts and distributions of a place's divisions, by terrain where terrain tells. */
export interface DivisionFigures {
  counts: Partial<Record<DivisionKind, number>>
  people: number
  squareKilometers: number
  peopleAHousehold: number
  villagePeople: ByTerrain
  villageSquareKilometers: ByTerrain
  groupsAVillage: ByTerrain
  townPeople: ByTerrain
  townSquareKilometers: ByTerrain
  villagesATown: ByTerrain
  communityHouseholds: ByTerrain
  gridHouseholds: ByTerrain
  gridsACommunity: ByTerrain
}

/** Adds the figures of measured divisions up. Towns are those with mostly country in them; sub-districts are not towns. */
export function divisionFigures(divisions: readonly MeasuredDivision[]): DivisionFigures {
  const counts: Partial<Record<DivisionKind, number>> = {}
  for (const { kind } of divisions) counts[kind] = (counts[kind] ?? 0) + 1
  const ofKind = (...kinds: DivisionKind[]): MeasuredDivision[] => divisions.filter(({ kind }) => kinds.includes(kind))
  const by = (items: readonly MeasuredDivision[], measure: (item: MeasuredDivision) => number, decimals = 1): ByTerrain =>
    distributionsBy(
      items,
      ({ terrain }) => terrain,
      measure,
      () => 1,
      decimals,
    )
  const childrenOf = (division: MeasuredDivision, kind: DivisionKind): number =>
    division.children.filter((child) => child.kind === kind).length
  const villages = ofKind('village')
  const towns = ofKind('town', 'township')
  const communities = ofKind('community')
  const [root] = divisions
  return {
    counts,
    people: root.population!,
    squareKilometers: Math.round(root.squareKilometers),
    peopleAHousehold: Math.round((100 * root.population!) / root.households!) / 100,
    villagePeople: by(villages, ({ population }) => population!, 0),
    villageSquareKilometers: by(villages, ({ squareKilometers }) => squareKilometers, 2),
    groupsAVillage: by(
      villages.filter(({ children }) => children.length > 0),
      (village) => childrenOf(village, 'villager_group'),
    ),
    townPeople: by(towns, ({ population }) => population!, 0),
    townSquareKilometers: by(towns, ({ squareKilometers }) => squareKilometers),
    villagesATown: by(towns, (town) => childrenOf(town, 'village')),
    communityHouseholds: by(communities, ({ households }) => households!, 0),
    gridHouseholds: by(ofKind('basic_grid'), ({ households }) => households!, 0),
    gridsACommunity: by(
      communities.filter((community) => childrenOf(community, 'basic_grid') > 0),
      (community) => childrenOf(community, 'basic_grid'),
    ),
  }
}
