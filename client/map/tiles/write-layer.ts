import { fromVectorTileJs } from '@maplibre/vt-pbf'
import { PbfWriter } from 'pbf'

type Writable = Parameters<typeof fromVectorTileJs>[0]['layers'][string]
type Geometry = ReturnType<ReturnType<Writable['feature']>['loadGeometry']>

/** A point or line as the page draws it, in tile units. */
export interface Drawn {
  type: 1 | 2
  properties: Record<string, string | number | boolean>
  geometry: { x: number; y: number }[][]
}

const utf8 = new TextEncoder()
// Its own way garbles characters beyond U+1FFFF, such as 𠮷, which stand in names.
PbfWriter.prototype.writeString = function (this: PbfWriter, text: string) {
  this.writeBytes(utf8.encode(text))
}

/** The bytes of a tile with one layer of these features. */
export function writeLayer(name: string, extent: number, features: readonly Drawn[]): Uint8Array {
  const feature = (index: number) => ({
    type: features[index].type,
    id: undefined,
    extent,
    properties: features[index].properties,
    loadGeometry: () => features[index].geometry as Geometry,
  })
  const layer = { version: 2, name, extent, length: features.length, feature } as unknown as Writable
  return fromVectorTileJs({ layers: { [name]: layer } }).slice()
}
