import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { divisionLevels } from '#planning/types'
import { countCrossings } from './count-crossings.ts'
import { clippedArea, type Edge, edgesWithin, type Point, pointIn } from './tile-geometry.ts'

/** What a division's tile must show of one division. */
export interface ExpectedDivision {
  id: string
  level: string
  parentId: string | null
  /** Whether it and the other children of its level tile their parent; else they only must not overlap. */
  tilesParent: boolean
}

/** Marks the divisions that tile their parents together with their siblings of the same level, going by the stated areas. */
export function withTiling<T extends { id: string; level: string; parentId: string | null; areaSquareMeters: number }>(
  divisions: readonly T[],
): (T & ExpectedDivision)[] {
  const areaOf = new Map(divisions.map(({ id, areaSquareMeters }) => [id, areaSquareMeters]))
  const sums = new Map<string, number>()
  const keyOf = ({ parentId, level }: T) => `${parentId} ${level}`
  for (const division of divisions) sums.set(keyOf(division), (sums.get(keyOf(division)) ?? 0) + division.areaSquareMeters)
  return divisions.map((division) => {
    const whole = division.parentId === null ? undefined : areaOf.get(division.parentId)
    const tilesParent = whole !== undefined && Math.abs(sums.get(keyOf(division))! / whole - 1) < 1e-7
    return { ...division, tilesParent }
  })
}

/** Faults found in all tiles of one zoom; all but the first four must be 0. */
export interface ZoomFindings {
  zoom: number
  tiles: number
  divisions: number
  edges: number
  /** Borders inside a parent that no neighbour shares, and borders that two divisions of one level have on the same side. */
  unmatched: number
  overlapping: number
  /** Borders that cross, or touch other than in their ends. */
  crossings: number
  /** Area of the parents that their children leave free or cover twice, in units², summed over all tiles. */
  sliverArea: number
  missing: number
  unlabelled: number
  labelledTwice: number
  labelsOutside: number
}

interface Feature {
  id: string
  level: string
  parentId: string | null
  rings: Point[][]
}

/** So far beyond the tile's edges borders are compared: well within the buffer, and across the edge. */
const margin = 64

/**
 * Checks tiles of divisions with code of its own, from their bytes alone. `expected` are the divisions shown at the zoom.
 */
export async function checkDivisionTiles(
  zoom: number,
  tiles: AsyncIterable<{ bytes: Uint8Array }>,
  expected: readonly ExpectedDivision[],
): Promise<ZoomFindings> {
  const findings: ZoomFindings = {
    zoom,
    tiles: 0,
    divisions: expected.length,
    edges: 0,
    unmatched: 0,
    overlapping: 0,
    crossings: 0,
    sliverArea: 0,
    missing: 0,
    unlabelled: 0,
    labelledTwice: 0,
    labelsOutside: 0,
  }
  const tiling = tilingOf(expected)
  const seen = new Set<string>()
  const labels = new Map<string, number>()
  for await (const { bytes } of tiles) {
    const { layers } = new VectorTile(new PbfReader(bytes))
    const features = readFeatures(layers.divisions)
    findings.tiles++
    for (const { id } of features) seen.add(id)
    compareBorders(features, tiling, findings)
    for (const { id, rings } of readFeatures(layers.division_labels)) {
      labels.set(id, (labels.get(id) ?? 0) + 1)
      const own = features.find((feature) => feature.id === id)
      if (!own || !pointIn(own.rings, rings[0][0])) findings.labelsOutside++
    }
  }
  for (const { id } of expected) {
    if (!seen.has(id)) findings.missing++
    const count = labels.get(id) ?? 0
    if (count === 0) findings.unlabelled++
    if (count > 1) findings.labelledTwice++
  }
  return findings
}

/** The divisions that tile their parents, and by parent the levels at which its children do. */
interface Tiling {
  ids: Set<string>
  levelsOf: Map<string, Set<string>>
}

function tilingOf(expected: readonly ExpectedDivision[]): Tiling {
  const tiling: Tiling = { ids: new Set(), levelsOf: new Map() }
  for (const { id, level, parentId, tilesParent } of expected) {
    if (!tilesParent) continue
    tiling.ids.add(id)
    tiling.levelsOf.set(parentId!, (tiling.levelsOf.get(parentId!) ?? new Set()).add(level))
  }
  return tiling
}

function readFeatures(layer: VectorTile['layers'][string] | undefined): Feature[] {
  const features: Feature[] = []
  for (let index = 0; index < (layer?.length ?? 0); index++) {
    const feature = layer!.feature(index)
    const { id, level, parentId } = feature.properties
    features.push({
      id: String(id),
      level: String(level),
      parentId: parentId ? String(parentId) : null,
      rings: feature.loadGeometry(),
    })
  }
  return features
}

const keyOf = ([a, b]: Edge): string => `${a.x},${a.y}>${b.x},${b.y}`

function compareBorders(features: readonly Feature[], tiling: Tiling, findings: ZoomFindings): void {
  const edgesOf = new Map<string, Edge[]>()
  for (const { id, rings } of features) edgesOf.set(id, edgesWithin(rings, -margin, 4096 + margin))
  const keysOf = new Map([...edgesOf].map(([id, edges]) => [id, new Set(edges.map(keyOf))]))
  const borders = new Map<string, Edge>()
  for (const level of divisionLevels) {
    const ofLevel = features.filter((feature) => feature.level === level)
    const keys = new Set<string>()
    for (const { id } of ofLevel) {
      for (const edge of edgesOf.get(id)!) {
        const key = keyOf(edge)
        if (keys.has(key)) findings.overlapping++
        keys.add(key)
        const [a, b] = edge
        const undirected = a.x < b.x || (a.x === b.x && a.y < b.y) ? key : keyOf([b, a])
        borders.set(undirected, edge)
      }
    }
    findings.edges += keys.size
    for (const { id, parentId } of ofLevel) {
      const parent = parentId !== null && tiling.ids.has(id) ? keysOf.get(parentId) : undefined
      if (!parent) continue
      for (const [a, b] of edgesOf.get(id)!) if (!keys.has(keyOf([b, a])) && !parent.has(keyOf([a, b]))) findings.unmatched++
    }
  }
  for (const parent of features) {
    for (const level of tiling.levelsOf.get(parent.id) ?? []) {
      const children = features.filter((child) => child.parentId === parent.id && child.level === level)
      const childKeys = new Set(children.flatMap(({ id }) => [...keysOf.get(id)!]))
      for (const edge of edgesOf.get(parent.id)!) if (!childKeys.has(keyOf(edge))) findings.unmatched++
      const covered = children.reduce((sum, { rings }) => sum + clippedArea(rings, 0, 4096), 0)
      findings.sliverArea += Math.abs(covered - clippedArea(parent.rings, 0, 4096))
    }
  }
  findings.crossings += countCrossings([...borders.values()])
}
