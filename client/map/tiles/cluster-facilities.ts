/** A facility of a tile, or several that the service counted together. */
export interface TilePoint {
  x: number
  y: number
  /** How many it stands for. */
  count: number
  group: string
  properties: Record<string, string | number | boolean>
}

export interface PointCluster {
  x: number
  y: number
  count: number
  /** The group that all of them belong to, or `mixed`. */
  group: string
  /** Of a facility that stands alone. */
  properties: Record<string, string | number | boolean> | null
}

/** Cells along a tile's side; a multiple of it fits the tile, so that no cell crosses its edge. */
const cellsPerSide = 8

/**
 * Facilities of one tile, those of one cell together: each is counted once, in the cell that holds it, so that neighbouring tiles
 * neither lose nor double any. With `alone` nothing is put together.
 */
export function clusterFacilities(points: readonly TilePoint[], extent: number, alone: boolean): PointCluster[] {
  const side = extent / cellsPerSide
  const cells = new Map<number, { x: number; y: number; count: number; groups: Set<string>; first: TilePoint; size: number }>()
  const clusters: PointCluster[] = []
  for (const point of points) {
    const { x, y, count, group } = point
    if (x < 0 || y < 0 || x >= extent || y >= extent) continue
    if (alone && count === 1) {
      clusters.push({ x, y, count, group, properties: point.properties })
      continue
    }
    const key = Math.floor(y / side) * cellsPerSide + Math.floor(x / side)
    const cell = cells.get(key)
    if (!cell) cells.set(key, { x: x * count, y: y * count, count, groups: new Set([group]), first: point, size: 1 })
    else {
      cell.x += x * count
      cell.y += y * count
      cell.count += count
      cell.groups.add(group)
      cell.size += 1
    }
  }
  for (const { x, y, count, groups, first, size } of cells.values()) {
    clusters.push({
      x: Math.round(x / count),
      y: Math.round(y / count),
      count,
      group: groups.size === 1 ? first.group : 'mixed',
      properties: size === 1 && count === 1 ? first.properties : null,
    })
  }
  return clusters
}
