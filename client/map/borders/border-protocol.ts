import { VectorTile } from '@mapbox/vector-tile'
import { fromVectorTileJs } from '@maplibre/vt-pbf'
import { addProtocol } from 'maplibre-gl'
import { PbfReader } from 'pbf'
import { type DivisionLevel, divisionLevels } from '#planning/types'
import { api } from '../../api.ts'
import { bordersOfTile, type RankedRings, type TilePoint } from './borders-of-tile.ts'

/** Serves `borders://divisions/z/x/y.mvt`: the divisions' tile as lines, each border once, in layer `borders` with `level`. */
export function addBorderProtocol(): void {
  addProtocol('borders', async ({ url }, { signal }) => {
    const data = await api.tile(url.replace('borders://', ''), signal)
    return { data: data.byteLength === 0 ? data : linesOf(data) }
  })
}

function linesOf(data: ArrayBuffer): ArrayBuffer {
  const divisions = new VectorTile(new PbfReader(new Uint8Array(data))).layers.divisions
  if (!divisions) return new ArrayBuffer(0)
  const polygons: RankedRings[] = []
  for (let index = 0; index < divisions.length; index++) {
    const feature = divisions.feature(index)
    const rank = divisionLevels.indexOf(feature.properties.level as DivisionLevel)
    polygons.push({ rank, rings: feature.loadGeometry() })
  }
  const features = bordersOfTile(polygons, divisions.extent).map(({ rank, lines }) => ({
    type: 2 as const,
    id: undefined,
    extent: divisions.extent,
    properties: { level: divisionLevels[rank] },
    loadGeometry: () => lines as PointRings,
  }))
  const layer = {
    version: 2,
    name: 'borders',
    extent: divisions.extent,
    length: features.length,
    feature: (index: number) => features[index],
  }
  return fromVectorTileJs({ layers: { borders: layer } }).slice().buffer as ArrayBuffer
}

type PointRings = ReturnType<
  Parameters<typeof fromVectorTileJs>[0]['layers'][string]['feature']
>['loadGeometry'] extends () => infer R
  ? R & TilePoint[][]
  : never
