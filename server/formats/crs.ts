import gcoord from 'gcoord'
import proj4 from 'proj4'
import { earth } from '#planning/constants'
import { FormatError } from './format-error.ts'

/** One position in CGCS2000 lon/lat, or why the numbers are no position. */
export type Position = { ok: true; lon: number; lat: number } | { ok: false; reason: string }

/** How to read the coordinates of a file. */
export interface CoordinateReader {
  /** What it was asked to read, in a form to print. */
  crs: string
  /** True where the conversion is unofficial and good to about a meter only (GCJ-02, BD-09). */
  approximate: boolean
  read(x: number, y: number): Position
}

const ellipsoid = `+a=${earth.semiMajorMeters} +rf=${1 / earth.flattening} +units=m +no_defs`
const accepted =
  'EPSG:4490 (CGCS2000), EPSG:4326, gcj02 (Amap, Tencent), bd09 (Baidu), EPSG:4491–4554 (Gauss–Krüger), EPSG:3857, EPSG:32601–32660 and 32701–32760 (UTM)'

/**
 * The reader for a coordinate system: `EPSG:4490` (when undefined), `EPSG:4326`, `gcj02`, `bd09`, Gauss–Krüger zones of CGCS2000
 * (EPSG:4491–4554), `EPSG:3857`, UTM of WGS 84. x is always the east-going value, whatever the register says of axis order.
 * WGS 84 is taken as CGCS2000 (they differ by centimeters). Throws FormatError for any other system.
 */
export function coordinateReader(crs?: string): CoordinateReader {
  const asked = crs?.trim() || 'EPSG:4490'
  const plain = asked.toLowerCase().replace(/[\s_-]/g, '')
  if (/crs84$|^wgs84$|^cgcs2000$|^lonlat$/.test(plain)) return { crs: asked, approximate: false, read: checkedLonLat }
  if (/^gcj0?2$|^amap$|^gaode$|^mars$/.test(plain)) return offsetReader('gcj02', gcoord.GCJ02)
  if (/^bd0?9(ll)?$|^baidu$/.test(plain)) return offsetReader('bd09', gcoord.BD09)
  const code = Number(
    /^(?:epsg:|urn:ogc:def:crs:epsg:[^:]*:|https?:\/\/www\.opengis\.net\/def\/crs\/epsg\/[^/]*\/)?(\d{4,6})$/.exec(plain)?.[1],
  )
  if (code === 4490 || code === 4326) return { crs: `EPSG:${code}`, approximate: false, read: checkedLonLat }
  const definition = Number.isInteger(code) ? projection(code) : null
  if (definition) return projectedReader(code, definition)
  if (code >= 2327 && code <= 2442)
    throw new FormatError(
      `EPSG:${code} is a projection of Beijing 1954 or Xi'an 1980, whose shift to CGCS2000 is local and not public. Convert the file to CGCS2000 first.`,
    )
  throw new FormatError(`The coordinate system "${asked}" is not known. Known are ${accepted}.`)
}

/** Guesses the system of projected-looking numbers by the zone rule of Gauss–Krüger eastings (8 digits: the first two are the zone); null where it has no idea. */
export function suggestCrs(x: number, y: number): string | null {
  if (Math.abs(x) <= 180) return null
  const zone = Math.floor(x / 1e6)
  if (x >= 1e7 && zone >= 25 && zone <= 45 && y > 0 && y < 7e6) return `EPSG:${4513 + zone - 25}`
  if (x >= 1e7 && zone >= 13 && zone <= 23 && y > 0 && y < 7e6) return `EPSG:${4491 + zone - 13}`
  if (x > 150_000 && x < 850_000 && y > 1.5e6 && y < 6.5e6)
    return 'one of EPSG:4534–4554 (3° Gauss–Krüger without zone: 4534 + (central meridian − 75) / 3)'
  if (x > 7e6 && x < 1.6e7 && y > 0 && y < 9e6) return 'EPSG:3857'
  return null
}

interface Projection {
  definition: string
  falseEasting: number
  /** Half the width of the strip that a value may lie in before it is taken for a mistake, meters. */
  reachMeters: number
}

function projection(code: number): Projection | null {
  const transverse = (meridian: number, falseEasting: number, reachMeters: number): Projection => ({
    definition: `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${falseEasting} +y_0=0 ${ellipsoid}`,
    falseEasting,
    reachMeters,
  })
  // 6° zones 13–23 (75°–135°), with and without the zone before the easting; then 3° zones 25–45.
  if (code >= 4491 && code <= 4501) return transverse(75 + (code - 4491) * 6, (code - 4491 + 13) * 1e6 + 500_000, 450_000)
  if (code >= 4502 && code <= 4512) return transverse(75 + (code - 4502) * 6, 500_000, 450_000)
  if (code >= 4513 && code <= 4533) return transverse(75 + (code - 4513) * 3, (code - 4513 + 25) * 1e6 + 500_000, 450_000)
  if (code >= 4534 && code <= 4554) return transverse(75 + (code - 4534) * 3, 500_000, 450_000)
  if (code === 3857 || code === 900913 || code === 102100)
    return {
      definition: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs',
      falseEasting: 0,
      reachMeters: 20_037_509,
    }
  const zone = code % 100
  if ((code > 32600 && code <= 32660) || (code > 32700 && code <= 32760))
    return {
      definition: `+proj=utm +zone=${zone}${code > 32700 ? ' +south' : ''} +datum=WGS84 +units=m +no_defs`,
      falseEasting: 500_000,
      reachMeters: 900_000,
    }
  return null
}

function projectedReader(code: number, { definition, falseEasting, reachMeters }: Projection): CoordinateReader {
  const crs = `EPSG:${code}`
  const toLonLat = proj4(definition, '+proj=longlat +a=6378137 +rf=298.257222101 +no_defs')
  const fits = (value: number) => Math.abs(value - falseEasting) <= reachMeters
  return {
    crs,
    approximate: false,
    read(x, y) {
      const finite = notFinite(x, y)
      if (finite) return finite
      if (Math.abs(x) <= 180 && Math.abs(y) <= 90)
        return { ok: false, reason: `${x}, ${y} look like degrees, not meters of ${crs}; import the file as EPSG:4490` }
      if (!fits(x)) {
        if (code !== 3857 && fits(y) && x > 0 && x < 1e7)
          return {
            ok: false,
            reason: `x ${x} and y ${y} look swapped: the easting of ${crs} is near ${falseEasting}. In Chinese surveys X points north; map the columns lon = Y, lat = X`,
          }
        const guess = suggestCrs(x, y)
        return {
          ok: false,
          reason: `easting ${x} is outside ${crs}, whose eastings are near ${falseEasting}${guess ? `; it looks like ${guess}` : ''}`,
        }
      }
      if (Math.abs(y) > 2.1e7) return { ok: false, reason: `northing ${y} is outside ${crs}` }
      const [lon, lat] = toLonLat.forward([x, y])
      return checkedLonLat(lon, lat)
    },
  }
}

function offsetReader(crs: string, from: typeof gcoord.GCJ02 | typeof gcoord.BD09): CoordinateReader {
  return {
    crs,
    approximate: true,
    read(x, y) {
      const position = checkedLonLat(x, y)
      if (!position.ok) return position
      const [lon, lat] = gcoord.transform([x, y] as [number, number], from, gcoord.WGS84)
      return { ok: true, lon, lat }
    },
  }
}

function notFinite(x: number, y: number): { ok: false; reason: string } | null {
  return Number.isFinite(x) && Number.isFinite(y) ? null : { ok: false, reason: `${x}, ${y} are no coordinates` }
}

/** Refuses what is no lon/lat, with the likely cause. The point 0, 0 stands for missing coordinates in many exports. */
function checkedLonLat(lon: number, lat: number): Position {
  const finite = notFinite(lon, lat)
  if (finite) return finite
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) {
    if (lon === 0 && lat === 0) return { ok: false, reason: 'lies at 0, 0: the coordinates are missing' }
    return { ok: true, lon, lat }
  }
  if (Math.abs(lon) <= 90 && Math.abs(lat) <= 180)
    return { ok: false, reason: `lon ${lon} and lat ${lat} look swapped: a latitude is at most 90` }
  const guess = suggestCrs(lon, lat) ?? suggestCrs(lat, lon)
  const hint = guess ? `; they look projected: name the coordinate system, ${guess}` : ''
  return { ok: false, reason: `lon ${lon}, lat ${lat} are outside ±180, ±90${hint}` }
}
