import type { Random } from '#planning/random'
import type { Point } from '../plane/polygon.ts'
import { smoothStep, sumOfWaves, type Wave, waveMaker } from './waves.ts'

/**
 * The bent ground on which the straight plan is laid: `u` runs along the river, `v` away from it (north positive), both in meters.
 * `place` is smooth and one-to-one, so that lines that do not meet on the plan do not meet on the ground.
 */
export interface Frame {
  /** Half the county's size along u and v. */
  halfU: number
  halfV: number
  /** Size of the county town: 1 = a built-up oval of about 4.7 by 3.9 km. */
  townSize: number
  place: (u: number, v: number) => Point
  /** The plan's [u, v] of a point on the ground, to about a meter. */
  locate: (point: Point) => Point
  /** 0 at the town's heart, 1 at the edge of the built-up town, more beyond. */
  remoteness: (u: number, v: number) => number
}

/** Half the built-up town's size along u and v at town size 1, meters. */
export const townHalfMeters = { u: 2330, v: 1950 } as const

/** Makes the ground of a county whose linear size is `size` (1 = about 35 by 34 km) around a town. */
export function createFrame(random: Random, size: number, townSize: number): Frame {
  const halfU = 17_500 * size
  const halfV = 17_000 * size
  const wave = waveMaker(random)
  const meanders = [wave(330, 5200), wave(85, 2200)]
  const leans = [wave(160, 4300), wave(30, 1700)]
  const swells = [wave(70, 3900)]
  const country = [wave(42, 1500), wave(15, 750), wave(48, 1300), wave(17, 800)]
  const bows = [wave(800 * size, 15_000 * size), wave(650 * size, 14_000 * size)]
  const rim: Wave[] = [
    { ...wave(0.13, 1), length: Math.PI },
    { ...wave(0.08, 1), length: (2 * Math.PI) / 3 },
  ]
  const turn = (random() - 0.5) * 0.45
  const cosine = Math.cos(turn)
  const sine = Math.sin(turn)

  const remoteness = (u: number, v: number): number => {
    const east = (u + 150 * townSize) / (townHalfMeters.u * townSize)
    const north = (v - 170 * townSize) / (townHalfMeters.v * townSize)
    return Math.hypot(east, north) * (1 + sumOfWaves(rim, Math.atan2(v, u)))
  }
  const place = (u: number, v: number): Point => {
    const nearRiver = Math.exp(-((v / 1750) ** 2))
    const rural = smoothStep((remoteness(u, v) - 0.95) / (0.6 / Math.min(1, townSize)))
    const [lean, swell, along, across] = country
    const x =
      u +
      sumOfWaves(leans, v) * (1 - 0.5 * nearRiver) +
      sumOfWaves([bows[0]], v) +
      rural * (sumOfWaves([lean], v + 0.4 * u) + sumOfWaves([swell], v - u))
    const y =
      v +
      sumOfWaves(meanders, u) * nearRiver +
      sumOfWaves(swells, u) * (1 - nearRiver) +
      sumOfWaves([bows[1]], u) +
      rural * (sumOfWaves([along], u) + sumOfWaves([across], u + v))
    return [x * cosine - y * sine, x * sine + y * cosine]
  }
  const locate = (point: Point): Point => invert(place, point, cosine, sine)
  return { halfU, halfV, townSize, place, locate, remoteness }
}

/** Newton's method from the unbent guess; the bends are gentle, so that a few steps do. */
function invert(place: Frame['place'], [x, y]: Point, cosine: number, sine: number): Point {
  let u = x * cosine + y * sine
  let v = y * cosine - x * sine
  for (let step = 0; step < 8; step++) {
    const [px, py] = place(u, v)
    const [dx, dy] = [x - px, y - py]
    if (Math.hypot(dx, dy) < 0.5) break
    const [ux, uy] = place(u + 1, v)
    const [vx, vy] = place(u, v + 1)
    const [a, b, c, d] = [ux - px, vx - px, uy - py, vy - py]
    const determinant = a * d - b * c
    u += (dx * d - b * dy) / determinant
    v += (a * dy - c * dx) / determinant
  }
  return [u, v]
}
