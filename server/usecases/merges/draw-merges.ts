import type { MergeGroupAnswer, MergeGroupCollection, MergeUnitAnswer } from '#contract/merges/merge-answer'
import { partOutlines } from '#planning/division/atoms/part-outlines'
import type { StatedMerging } from '#planning/merging/question/state-merging'

/** The units as they are, each by itself, in the form of a proposal's divisions. */
export function outlineUnits(stated: StatedMerging, units: readonly MergeUnitAnswer[]): MergeGroupCollection {
  return outlineGroups(
    stated,
    units.map((unit) => ({
      ...unit,
      unitIds: [unit.unitId],
      centreUnitId: unit.unitId,
      extraPersonHours: 0,
      waysAfter: unit.ways,
    })),
  )
}

type OutlinedGroup = Pick<
  MergeGroupAnswer,
  | 'unitIds'
  | 'centreUnitId'
  | 'name'
  | 'population'
  | 'households'
  | 'areaSquareMeters'
  | 'extraPersonHours'
  | 'waysAfter'
  | 'below'
  | 'centre'
>

/** The divisions left by a proposal with their outlines: the borders between those that become one are gone. */
export function outlineGroups({ ground, map }: StatedMerging, groups: readonly OutlinedGroup[]): MergeGroupCollection {
  const groupOf = new Map(groups.flatMap(({ unitIds }, group) => unitIds.map((id) => [id, group])))
  const places = ground.units.map(({ id }) => groupOf.get(id)!)
  const outlines = partOutlines(map.edges, (unit) => places[unit], groups.length)
  return {
    type: 'FeatureCollection',
    features: groups.map((group, index) => ({
      type: 'Feature',
      id: group.centreUnitId,
      geometry: {
        type: 'MultiPolygon',
        coordinates: outlines[index].map((rings) => rings.map((ring) => ring.map(([lon, lat]): [number, number] => [lon, lat]))),
      },
      properties: {
        name: group.name,
        unitIds: group.unitIds,
        units: group.unitIds.length,
        population: group.population,
        households: group.households,
        areaSquareMeters: group.areaSquareMeters,
        extraPersonHours: group.extraPersonHours,
        worstSeconds: group.waysAfter.worstSeconds,
        below: group.below,
        centre: group.centre?.at ?? null,
      },
    })),
  }
}
