import type { AtomMap, Ground, GroundBuilding, GroundCompound } from '../atoms/ground-types.ts'
import { mapOfOutlines } from '../atoms/map-of-outlines.ts'

/** A division that is grouped with others, and the division above it that had better stay whole. */
export interface GroupedUnit extends Omit<GroundBuilding, 'outline'> {
  outline: NonNullable<GroundBuilding['outline']>
  compoundId: string | null
}

/**
 * Divisions as ground and atoms, so that towns are grouped into planning areas as houses are into grids: each division is one atom, where two share a border people pass. `compounds`: divisions above
 * them that had better stay whole, as compounds do in a grid. Null where a division has no ground of its own.
 */
export function groundOfUnits(
  units: readonly GroupedUnit[],
  compounds: readonly Omit<GroundCompound, 'geometry'>[],
): { ground: Ground; map: AtomMap } | null {
  const { edges, outlines } = mapOfOutlines(units.map(({ outline }) => outline))
  if (outlines.some((outline) => outline.length === 0)) return null
  return {
    ground: {
      geometry: units.flatMap(({ outline }) => outline),
      buildings: units.map(({ compoundId: _, ...unit }) => unit),
      compounds: compounds.map((compound) => ({ ...compound, geometry: [] })),
      lines: [],
      ways: [],
      grids: [],
      lockedGridIds: [],
    },
    map: {
      edges,
      atoms: units.map(({ households, population, compoundId }, unit) => ({
        buildings: [unit],
        households,
        population,
        compoundId,
        gridId: null,
        geometry: outlines[unit],
      })),
    },
  }
}
