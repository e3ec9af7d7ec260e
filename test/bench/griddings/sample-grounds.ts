import { pointInPolygons } from '#planning/coverage/point-in-polygons'
import type { Ground } from '#planning/division/atoms/ground-types'
import { linesAroundDegrees, partingStreets } from '#planning/division/atoms/parting-streets'
import { boxOf, type LonLatBox } from '#planning/geodesy/box-of'
import { interiorPoint } from '#planning/geodesy/interior-point'
import { accessBits, type LonLat } from '#planning/types'
import { generateSample } from '../../../server/sample/generate-sample.ts'
import type { SampleDivision } from '../../../server/sample/sample-content.ts'

/** A community or village of the generated county, with what lies on its ground. */
export interface SampleGround {
  code: string
  name: string
  households: number
  ground: Ground
}

/** The day that the county is looked at. */
const day = '2026-11-22'
const onFoot = accessBits.walk.forward | accessBits.walk.backward

const meets = (a: LonLatBox, b: LonLatBox, margin = 0): boolean =>
  a[0] <= b[2] + margin && b[0] <= a[2] + margin && a[1] <= b[3] + margin && b[1] <= a[3] + margin
const boxOfLine = (coordinates: readonly LonLat[]): LonLatBox => boxOf([[coordinates]])

/** The communities and villages of the generated county where people live, in order of their codes, as the service would load them from its database. */
export function sampleGrounds(seed: number, scale: number): SampleGround[] {
  const content = generateSample('county', { seed, scale })
  const divisions = [...content.divisions].filter(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day),
  )
  const streets = [...content.streets].map((street) => ({ ...street, box: boxOfLine(street.coordinates) }))
  const barriers = [...content.barriers].map((barrier) => ({ ...barrier, box: boxOfLine(barrier.coordinates) }))
  const outlineOf = new Map(
    [...content.land].flatMap(({ kind, sourceKey, geometry }) => (kind === 'building' ? [[sourceKey, geometry]] : [])),
  )
  const demand = [...content.demand].map((point, i) => ({ ...point, id: String(i + 1) }))
  const compounds = divisions
    .filter(({ level }) => level === 'compound')
    .map((compound) => ({ ...compound, at: interiorPoint(compound.geometry) }))
  const groundOf = (division: SampleDivision): Ground => {
    const box = boxOf(division.geometry)
    const isHere = ([lon, lat]: LonLat): boolean =>
      meets(box, [lon, lat, lon, lat]) && pointInPolygons(division.geometry, lon, lat)
    const near = streets.filter((street) => meets(box, street.box, linesAroundDegrees))
    return {
      geometry: division.geometry,
      buildings: demand
        .filter(({ lon, lat }) => isHere([lon, lat]))
        .map(({ id, name, lon, lat, households, population, sourceKey }) => ({
          id,
          name,
          at: [lon, lat],
          households,
          population,
          outline: (sourceKey !== null && outlineOf.get(sourceKey)) || null,
        })),
      compounds: compounds
        .filter(({ at }) => isHere(at))
        .map(({ identity, code, name, geometry }) => ({ id: identity, code, name, geometry })),
      grids: divisions
        .filter(({ level, parentCode }) => level === 'grid_1' && parentCode === division.code)
        .map(({ identity, code, name, geometry }) => ({ id: identity, code, name, geometry })),
      lockedGridIds: [],
      lines: [
        ...near
          .filter(({ streetClass, tunnel }) => partingStreets.includes(streetClass) && !tunnel)
          .map(({ coordinates }) => ({ kind: 'road' as const, coordinates })),
        ...barriers.filter((barrier) => meets(box, barrier.box, linesAroundDegrees)),
      ],
      ways: near.filter(({ access }) => (access & onFoot) !== 0).map(({ coordinates }) => coordinates),
    }
  }
  return divisions
    .filter(({ level }) => level === 'village')
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap((division) => {
      const ground = groundOf(division)
      const households = ground.buildings.reduce((sum, building) => sum + building.households, 0)
      return households > 0 ? [{ code: division.code, name: division.name, households, ground }] : []
    })
}
