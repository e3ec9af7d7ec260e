import type { Random } from '#planning/random'

/** A sine over some length, both in the unit of the position it is asked for. */
export interface Wave {
  amplitude: number
  length: number
  phase: number
}

/** Answers a maker of waves of about a size and length, each with a phase of its own. */
export function waveMaker(random: Random): (amplitude: number, length: number) => Wave {
  return (amplitude, length) => ({
    amplitude: amplitude * (0.8 + 0.4 * random()),
    length: length * (0.85 + 0.3 * random()),
    phase: random() * 2 * Math.PI,
  })
}

/** The sum of waves at a position. */
export function sumOfWaves(waves: readonly Wave[], position: number): number {
  let total = 0
  for (const { amplitude, length, phase } of waves) total += amplitude * Math.sin((2 * Math.PI * position) / length + phase)
  return total
}

/** Rises smoothly from 0 at 0 to 1 at 1. */
export function smoothStep(share: number): number {
  const t = Math.min(1, Math.max(0, share))
  return t * t * (3 - 2 * t)
}
