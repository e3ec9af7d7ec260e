import { unitX, unitY } from '#planning/topology/lattice'
import type { FlatOutline } from '#planning/topology/outline-types'
import { clipLine } from './clip-line.ts'
import { clipRing, doubleArea } from './clip-rings.ts'
import { createGeometryWriter } from './geometry-commands.ts'
import { simplifyLine } from './simplify-line.ts'
import { type TileAddress, tileBuffer, tileExtent } from './tile-address.ts'

const low = -tileBuffer
const high = tileExtent + tileBuffer

/** Points, lines and areas in degrees as geometry of one tile; null where nothing of them falls into it and its buffer. */
export function createShapeDrawer({ z, x, y }: TileAddress) {
  const write = createGeometryWriter()
  const localX = (lon: number): number => unitX(lon, z) - x * tileExtent
  const localY = (lat: number): number => unitY(lat, z) - y * tileExtent

  const project = (lonLat: ArrayLike<number>, from: number, to: number): Float64Array => {
    const points = new Float64Array(2 * (to - from))
    for (let i = from; i < to; i++) {
      points[2 * (i - from)] = localX(lonLat[2 * i])
      points[2 * (i - from) + 1] = localY(lonLat[2 * i + 1])
    }
    return points
  }

  return {
    point(lon: number, lat: number): Uint8Array | null {
      const point = [Math.round(localX(lon)), Math.round(localY(lat))]
      if (point.some((value) => value < low || value > high)) return null
      write.points(point)
      return write.take()
    },
    /** A line, simplified by `tolerance` units as a whole, so that it goes on in the next tile. */
    line(lonLat: Float64Array, tolerance: number): Uint8Array | null {
      const line = simplifyLine(project(lonLat, 0, lonLat.length / 2), tolerance)
      for (const part of clipLine(line, low, high)) write.line(part)
      return write.isEmpty() ? null : write.take()
    },
    /** An area, each ring simplified by `tolerance` units on its own. */
    area({ lonLat, ringEnds, polygonEnds }: FlatOutline, tolerance: number): Uint8Array | null {
      let [point, ring] = [0, 0]
      for (const end of polygonEnds) {
        for (let isOuter = true, isSeen = true; ring < end; ring++, isOuter = false) {
          const drawn = isSeen ? cutRing(simplifyLine(project(lonLat, point, ringEnds[ring]), tolerance), isOuter) : null
          if (drawn) write.ring(drawn)
          else if (isOuter) isSeen = false
          point = ringEnds[ring]
        }
      }
      return write.isEmpty() ? null : write.take()
    },
  }
}

/** A closed ring in whole units within the tile, wound as tiles want it; null where it has no area there. */
function cutRing(closed: Float64Array, isOuter: boolean): number[] | null {
  const whole: number[] = []
  for (let i = 0; i + 2 < closed.length; i += 2) pushUnlessSame(whole, Math.round(closed[i]), Math.round(closed[i + 1]))
  const cut: number[] = []
  const clipped = clipRing(clipRing(whole, 0, low, high), 1, low, high)
  for (let i = 0; i < clipped.length; i += 2) pushUnlessSame(cut, clipped[i], clipped[i + 1])
  if (cut.length >= 2 && cut[0] === cut[cut.length - 2] && cut[1] === cut[cut.length - 1]) cut.length -= 2
  const area = cut.length < 6 ? 0 : doubleArea(cut)
  if (area === 0) return null
  if (area > 0 === isOuter) return cut
  const turned: number[] = []
  for (let i = cut.length - 2; i >= 0; i -= 2) turned.push(cut[i], cut[i + 1])
  return turned
}

function pushUnlessSame(points: number[], x: number, y: number): void {
  if (points.length === 0 || points[points.length - 2] !== x || points[points.length - 1] !== y) points.push(x, y)
}
