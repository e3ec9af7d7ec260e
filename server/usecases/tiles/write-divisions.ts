import { entriesOn } from '../../formats/mvt/division-body.ts'
import { createGeometryWriter, geometryTypes } from '../../formats/mvt/geometry-commands.ts'
import { type TileFeature, type TileProperties, writeTile } from '../../formats/mvt/write-tile.ts'
import type { DrawnVersion } from '../../repositories/tiles/division-tiles.ts'

/** The shapes of a packed tile as they are, with what is known of their versions; and the names of those whose label stands in it. */
export function writeDivisions(body: Uint8Array, day: number, versions: ReadonlyMap<number, DrawnVersion>): Uint8Array | null {
  const write = createGeometryWriter()
  const divisions: TileFeature[] = []
  const labels: TileFeature[] = []
  for (const { versionId, shape, label } of entriesOn(body, day)) {
    const version = versions.get(versionId)
    if (!version) continue
    const { id, code, name, level, kind, parentId, population } = version
    const people: TileProperties = population === null ? {} : { population: Math.round(population) }
    const properties: TileProperties = { id, code, name, level, kind, ...people }
    if (shape)
      divisions.push({
        type: geometryTypes.polygon,
        geometry: shape,
        properties: parentId === null ? properties : { ...properties, parentId },
      })
    if (label) {
      write.points(label)
      labels.push({ type: geometryTypes.point, geometry: write.take(), properties })
    }
  }
  return writeTile({ divisions, division_labels: labels })
}
