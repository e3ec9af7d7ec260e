import { fromPlane, type LocalPlane } from '../../geodesy/lengths.ts'

/** Nodes along the side of a tile, as a power of two. */
const tileShift = 5
export const tileSide = 1 << tileShift
const tileMask = tileSide - 1
export const tileNodes = tileSide * tileSide

/**
 * A square lattice on a local plane of which only the tiles that are needed exist. Node (column, row) lies `step` × (column, row) meters
 * east and north of the origin; nodes of existing tiles are numbered tile by tile.
 */
export interface Lattice {
  plane: LocalPlane
  step: number
  originEast: number
  originNorth: number
  tileColumns: number
  tileRows: number
  /** Number of each tile in order of creation; -1 = does not exist. */
  tileSlot: Int32Array
  /** Tile of each slot. */
  tiles: number[]
}

/** Returns a lattice without tiles over a box of meters on the plane (west, south, east, north). */
export function createLattice(plane: LocalPlane, step: number, box: readonly [number, number, number, number]): Lattice {
  const [west, south, east, north] = box
  const tileColumns = Math.floor((east - west) / step / tileSide) + 1
  const tileRows = Math.floor((north - south) / step / tileSide) + 1
  if (!(tileColumns * tileRows <= 2 ** 28))
    throw new Error(`got ${tileColumns} × ${tileRows} tiles when expected at most 2^28 in all`)
  return {
    plane,
    step,
    originEast: west,
    originNorth: south,
    tileColumns,
    tileRows,
    tileSlot: new Int32Array(tileColumns * tileRows).fill(-1),
    tiles: [],
  }
}

/** Makes the tiles exist that touch a box of meters on the plane. */
export function claimTiles(lattice: Lattice, west: number, south: number, east: number, north: number): void {
  const { step, originEast, originNorth, tileColumns, tileRows, tileSlot, tiles } = lattice
  const side = step * tileSide
  const firstColumn = Math.max(0, Math.floor((west - originEast) / side))
  const lastColumn = Math.min(tileColumns - 1, Math.floor((east - originEast) / side))
  const firstRow = Math.max(0, Math.floor((south - originNorth) / side))
  const lastRow = Math.min(tileRows - 1, Math.floor((north - originNorth) / side))
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      const tile = row * tileColumns + column
      if (tileSlot[tile] === -1) tileSlot[tile] = tiles.push(tile) - 1
    }
  }
}

/** How many nodes exist. */
export function latticeNodeCount(lattice: Lattice): number {
  return lattice.tiles.length * tileNodes
}

/** Number of the node at a column and row; -1 where it does not exist. */
export function latticeNode({ tileColumns, tileRows, tileSlot }: Lattice, column: number, row: number): number {
  const tileColumn = column >> tileShift
  const tileRow = row >> tileShift
  if (column < 0 || row < 0 || tileColumn >= tileColumns || tileRow >= tileRows) return -1
  const slot = tileSlot[tileRow * tileColumns + tileColumn]
  return slot === -1 ? -1 : slot * tileNodes + ((row & tileMask) << tileShift) + (column & tileMask)
}

/** Column and row of an existing node. */
export function latticePosition({ tileColumns, tiles }: Lattice, node: number): [number, number] {
  const tile = tiles[Math.floor(node / tileNodes)]
  const local = node % tileNodes
  return [(tile % tileColumns) * tileSide + (local & tileMask), Math.floor(tile / tileColumns) * tileSide + (local >> tileShift)]
}

/** Lon/lat of a place at a (fractional) column and row, rounded to seven decimals. */
export function latticeLonLat({ plane, step, originEast, originNorth }: Lattice, column: number, row: number): [number, number] {
  const [lon, lat] = fromPlane(plane, originEast + column * step, originNorth + row * step)
  return [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7]
}
