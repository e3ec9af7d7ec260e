import type { MergeGroupCollection, MergeProposal } from '#contract/merges/merge-answer'
import { partOutlines } from '#planning/division/atoms/part-outlines'
import type { StatedMerging } from '#planning/merging/question/state-merging'

/** The divisions left by a proposal with their outlines: the borders between those that become one are gone. */
export function outlineProposal({ ground, map }: StatedMerging, { groups }: MergeProposal): MergeGroupCollection {
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
