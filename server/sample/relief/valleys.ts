import type { Random } from '#planning/random'
import { sumOfWaves, type Wave, waveMaker } from '../ground/waves.ts'

/** A valley that runs from the county's border down to the river; `w` is the plan's distance from the river, |v|. */
export interface Valley {
  /** North (1) or south (-1) of the river. */
  side: 1 | -1
  /** Where its stream runs. */
  streamU: (w: number) => number
  /** Where its stream rises, and where the ridge line above it takes over. */
  headW: number
  /** Half the water's width, meters: a brook, or a reservoir behind a dam. */
  waterHalfMeters: (w: number) => number
  /** Which bank the valley road follows: east (1) or west (-1). */
  bank: 1 | -1
  roadU: (w: number) => number
  reservoirW: number | null
}

/** The valleys of one side from west to east, and the ridges between neighbours (ridge k lies between valleys k and k+1). */
export interface ValleySide {
  side: 1 | -1
  valleys: Valley[]
  ridgeU: ((w: number) => number)[]
}

const spacingMeters = 3700

/** Lays valleys side by side north and south of the river; streams and ridges wind, but never meet one another. */
export function layValleys(halfU: number, halfV: number, random: Random): Record<'north' | 'south', ValleySide> {
  return { north: laySide(1, halfU, halfV, random), south: laySide(-1, halfU, halfV, random) }
}

function laySide(side: 1 | -1, halfU: number, halfV: number, random: Random): ValleySide {
  const wave = waveMaker(random)
  const count = Math.max(2, Math.round((2 * halfU) / spacingMeters))
  const pitch = (2 * halfU) / count
  const valleys = Array.from({ length: count }, (_, index): Valley => {
    const mouth = -halfU + pitch * (index + 0.5 + (random() - 0.5) * 0.24)
    const lean = (random() - 0.5) * 0.05
    const winding: Wave[] = [wave(0.055 * pitch, 3900), wave(0.02 * pitch, 1500), wave(9, 420)]
    const streamU = (w: number): number => mouth * (1 + (0.04 * w) / halfV) + lean * w + sumOfWaves(winding, w)
    const headW = halfV * (0.72 + 0.16 * random())
    const dammed = random() < 0.3
    const reservoirW = dammed ? halfV * (0.42 + 0.2 * random()) : null
    const reservoirHalf = 90 + 130 * random()
    const bays = 2 * Math.PI * random()
    const bulge = (w: number): number => {
      if (reservoirW === null) return 0
      const t = (w - reservoirW) / (reservoirHalf * 10)
      if (t < 0 || t > 1) return 0
      // Steep at the dam, slowly narrowing upstream, with bays where brooks come in.
      return (
        reservoirHalf *
        (1 - Math.exp(-t * 40)) *
        (1 - t) ** 1.2 *
        (1 + 0.3 * Math.sin(t * 11 + bays) + 0.16 * Math.sin(t * 29 + bays))
      )
    }
    const waterHalfMeters = (w: number): number => 2 + 7 * Math.max(0, 1 - w / headW) + bulge(w)
    const bank = random() < 0.5 ? 1 : -1
    const sway = wave(34, 1700)
    const clear = (w: number): number => {
      // The road keeps to the widest water within reach, so that it does not swing in and out of every bay.
      let widest = 0
      for (let step = -4; step <= 4; step++) widest = Math.max(widest, bulge(w + step * 90) * (1 - Math.abs(step) / 9))
      return widest
    }
    const roadU = (w: number): number => streamU(w) + bank * (clear(w) + 92 + sumOfWaves([sway], w))
    return { side, streamU, headW, waterHalfMeters, bank, roadU, reservoirW }
  })
  const ridgeU = valleys.slice(1).map((east, index) => {
    const west = valleys[index]
    const winding = [wave(0.05 * pitch, 2600), wave(0.018 * pitch, 900)]
    return (w: number): number => (west.streamU(w) + east.streamU(w)) / 2 + sumOfWaves(winding, w)
  })
  return { side, valleys, ridgeU }
}
