import type { Database } from '../../database/open-pool.ts'
import { createShapeDrawer } from '../../formats/mvt/draw-shapes.ts'
import { geometryTypes } from '../../formats/mvt/geometry-commands.ts'
import { type TileAddress, tileBox, tileExtent } from '../../formats/mvt/tile-address.ts'
import { type TileFeature, type TileProperties, writeTile } from '../../formats/mvt/write-tile.ts'
import { readDivisionTile } from '../../repositories/tiles/division-tiles.ts'
import { barriersInBox, demandInBox, facilitiesInBox, landInBox, streetsInBox } from '../../repositories/tiles/tile-content.ts'
import { countFacilities } from './count-facilities.ts'
import { facilityPointZoom, layerRules, shownBarriers, shownLand, shownStreets, type TileLayer } from './tile-layers.ts'
import { writeDivisions } from './write-divisions.ts'

/** How far lines and areas may be simplified: a quarter of a pixel of a tile shown 512 pixels wide. */
const toleranceUnits = 2

/** Draws one vector tile as it is on a day (since 1970); null where it is empty. */
export async function buildTile(db: Database, layer: TileLayer, address: TileAddress, day: number): Promise<Uint8Array | null> {
  const { firstZoom, lastZoom } = layerRules[layer]
  if (address.z < firstZoom || address.z > lastZoom) return null
  return layer === 'divisions' ? buildDivisions(db, address, day) : writeTile({ [layer]: await drawLayer(db, layer, address) })
}

async function drawLayer(db: Database, layer: Exclude<TileLayer, 'divisions'>, address: TileAddress): Promise<TileFeature[]> {
  const { z } = address
  const box = tileBox(address)
  const draw = createShapeDrawer(address)
  switch (layer) {
    case 'streets': {
      const streets = await streetsInBox(db, box, shownStreets(z))
      return streets.flatMap(({ line, streetClass, name, bridge, tunnel }) =>
        feature(geometryTypes.line, draw.line(line, toleranceUnits), {
          class: streetClass,
          ...(name ? { name } : {}),
          bridge,
          tunnel,
        }),
      )
    }
    case 'barriers': {
      const barriers = await barriersInBox(db, box, shownBarriers(z))
      return barriers.flatMap(({ line, kind }) => feature(geometryTypes.line, draw.line(line, toleranceUnits), { kind }))
    }
    case 'land': {
      const { kinds, leastUnits } = shownLand(z)
      const areas = await landInBox(db, box, kinds, (leastUnits / tileExtent) * (360 / 2 ** z))
      return areas.flatMap(({ outline, kind, name }) =>
        feature(geometryTypes.polygon, draw.area(outline, toleranceUnits), { kind, ...(name ? { name } : {}) }),
      )
    }
    case 'facilities': {
      const facilities = await facilitiesInBox(db, box)
      if (z < facilityPointZoom) return countFacilities(address, facilities)
      return facilities.flatMap(({ lon, lat, ...properties }) =>
        feature(geometryTypes.point, draw.point(lon, lat), { ...properties }),
      )
    }
    case 'demand': {
      const demand = await demandInBox(db, box)
      return demand.flatMap(({ lon, lat, id, ...properties }) =>
        feature(geometryTypes.point, draw.point(lon, lat), { id: String(id), ...properties }),
      )
    }
  }
}

function feature(type: number, geometry: Uint8Array | null, properties: TileProperties): TileFeature[] {
  return geometry === null ? [] : [{ type, geometry, properties }]
}

/** The stored shapes of a tile, with what is known of their versions now. */
async function buildDivisions(db: Database, address: TileAddress, day: number): Promise<Uint8Array | null> {
  const stored = await readDivisionTile(db, address)
  return stored && writeDivisions(stored.body, day, new Map(stored.versions.map((version) => [version.versionId, version])))
}
