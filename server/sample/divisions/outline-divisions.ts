import type { FurnishedBlock } from '../blocks/furnish-blocks.ts'
import type { PlacedDemand } from '../people/count-demand.ts'
import { type PlanarMap, roundedLonLat } from '../plane/planar-map.ts'
import type { SampleDivision } from '../sample-content.ts'
import type { DivisionNode } from './division-tree.ts'
import { outlineOf } from './outline.ts'

/** Every version of every division with its people and outline, level by level, so that parents come before their children. */
export function outlineDivisions(
  map: PlanarMap,
  blocks: readonly FurnishedBlock[],
  rings: readonly (readonly number[])[],
  county: DivisionNode,
  demand: readonly PlacedDemand[],
): SampleDivision[] {
  const people = blocks.map(() => ({ households: 0, population: 0 }))
  for (const { block, draft } of demand) {
    people[block].households += draft.households
    people[block].population += draft.population
  }
  const divisions: SampleDivision[] = []
  const outlines = new Map<readonly number[], SampleDivision['geometry']>()
  for (let level = [county]; level.length > 0; level = level.flatMap(({ children }) => children)) {
    for (const node of level) {
      for (const { from, to, code, name, parentCode, blocks: members } of node.versions) {
        const geometry =
          outlines.get(members) ??
          (node.level === 'compound'
            ? lotOf(map, blocks[members[0]])
            : outlineOf(
                map,
                members.map((block) => rings[block]),
              ))
        outlines.set(members, geometry)
        divisions.push({
          level: node.level,
          kind: node.kind,
          code,
          name,
          parentCode,
          terrain: node.terrain,
          urbanRuralClass: node.urbanRuralClass,
          households: members.reduce((sum, block) => sum + people[block].households, 0),
          population: members.reduce((sum, block) => sum + people[block].population, 0),
          geometry,
          identity: node.identity,
          validFrom: from,
          validTo: to,
        })
      }
    }
  }
  return divisions
}

function lotOf(map: PlanarMap, { lot }: FurnishedBlock): SampleDivision['geometry'] {
  return [[[...lot!, lot![0]].map((point) => roundedLonLat(map, point))]]
}
