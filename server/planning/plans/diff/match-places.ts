import { addPair, createPairTable, findPair } from '../../topology/graph/pair-table.ts'
import { toLattice } from '../../topology/lattice.ts'
import type { PlaceTable } from '../plan-types.ts'

/** For each place of one table the row of the same place in another: at the same spot of the lattice, of several there the first of one with the first of the other, and so on; -1: none. */
export function matchPlaces(one: PlaceTable, other: PlaceTable): Int32Array {
  const rows = new Int32Array(one.lon.length)
  if (one === other || areSame(one, other)) return rows.map((_, row) => row)
  const spots = createPairTable(other.lon.length)
  const first: number[] = []
  const next = new Int32Array(other.lon.length).fill(-1)
  for (let row = other.lon.length - 1; row >= 0; row--) {
    const spot = addPair(spots, toLattice(other.lon[row]), toLattice(other.lat[row]))
    next[row] = first[spot] ?? -1
    first[spot] = row
  }
  for (let row = 0; row < rows.length; row++) {
    const spot = findPair(spots, toLattice(one.lon[row]), toLattice(one.lat[row]))
    rows[row] = spot === -1 ? -1 : first[spot]
    if (rows[row] !== -1) first[spot] = next[rows[row]]
  }
  return rows
}

function areSame(one: PlaceTable, other: PlaceTable): boolean {
  return (
    one.lon.length === other.lon.length && one.lon.every((lon, row) => lon === other.lon[row] && one.lat[row] === other.lat[row])
  )
}
