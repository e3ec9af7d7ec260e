import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import type { Point } from './tile-geometry.ts'

export interface DecodedFeature {
  properties: Record<string, string | number | boolean>
  /** 1 point, 2 line, 3 polygon. */
  type: number
  rings: Point[][]
}

/** Features of a vector tile by layer. */
export function decodeTile(bytes: Uint8Array): Record<string, DecodedFeature[]> {
  const { layers } = new VectorTile(new PbfReader(bytes))
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, index) => {
        const feature = layer.feature(index)
        return {
          properties: feature.properties as DecodedFeature['properties'],
          type: feature.type,
          rings: feature.loadGeometry(),
        }
      }),
    ]),
  )
}
