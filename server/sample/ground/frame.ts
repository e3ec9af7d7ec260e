import type { Random } from '#planning/random'
import type { Point } from '../plane/polygon.ts'

/**
 * The bent ground on which the straight plan is laid: `u` runs along the river, `v` away from it (north positive), both in meters.
 * `place` is smooth and one-to-one, so that lines that do not meet on the plan do not meet on the ground.
 */
export interface Frame {
  /** Half the district's size along u and v. */
  halfU: number
  halfV: number
  place: (u: number, v: number) => Point
  /** The plan's [u, v] of a point on the ground, to about a meter. */
  locate: (point: Point) => Point
  /** 0 at the town's heart, 1 at the edge of the built-up town, more beyond. */
  remoteness: (u: number, v: number) => number
}

interface Wave {
  amplitude: number
  length: number
  phase: number
}

/** Makes the ground of a district of a given linear size (1 = about 8 by 6.5 km). */
export function createFrame(random: Random, size: number): Frame {
  const halfU = 3950 * size
  const halfV = 3250 * size
  const wave = (amplitude: number, length: number): Wave => ({
    amplitude: amplitude * (0.8 + 0.4 * random()),
    length: length * (0.85 + 0.3 * random()),
    phase: random() * 2 * Math.PI,
  })
  const meanders = [wave(330, 5200), wave(85, 2200)]
  const leans = [wave(160, 4300), wave(30, 1700)]
  const swells = [wave(70, 3900)]
  const country = [wave(42, 1500), wave(15, 750), wave(48, 1300), wave(17, 800)]
  const rim = [
    { ...wave(0.13, 1), length: Math.PI },
    { ...wave(0.08, 1), length: (2 * Math.PI) / 3 },
  ]
  const turn = (random() - 0.5) * 0.45
  const cosine = Math.cos(turn)
  const sine = Math.sin(turn)

  const remoteness = (u: number, v: number): number => {
    const angle = Math.atan2(v, u)
    const radius = Math.hypot((u + 150 * size) / (0.59 * halfU), (v - 170 * size) / (0.6 * halfV))
    return radius * (1 + sum(rim, angle))
  }
  const place = (u: number, v: number): Point => {
    const nearRiver = Math.exp(-((v / 1750) ** 2))
    const rural = smoothStep((remoteness(u, v) - 0.95) / 0.6)
    const x = u + sum(leans, v) * (1 - 0.5 * nearRiver) + rural * (at(country[0], v + 0.4 * u) + at(country[1], v - u))
    const y =
      v + sum(meanders, u) * nearRiver + sum(swells, u) * (1 - nearRiver) + rural * (at(country[2], u) + at(country[3], u + v))
    return [x * cosine - y * sine, x * sine + y * cosine]
  }
  const locate = ([x, y]: Point): Point => {
    let u = x * cosine + y * sine
    let v = y * cosine - x * sine
    for (let step = 0; step < 12; step++) {
      const [px, py] = place(u, v)
      if (Math.hypot(x - px, y - py) < 0.5) break
      u += (x - px) * cosine + (y - py) * sine
      v += (y - py) * cosine - (x - px) * sine
    }
    return [u, v]
  }
  return { halfU, halfV, place, locate, remoteness }
}

function at({ amplitude, length, phase }: Wave, position: number): number {
  return amplitude * Math.sin((2 * Math.PI * position) / length + phase)
}

function sum(waves: readonly Wave[], position: number): number {
  return waves.reduce((total, wave) => total + at(wave, position), 0)
}

function smoothStep(share: number): number {
  const t = Math.min(1, Math.max(0, share))
  return t * t * (3 - 2 * t)
}
