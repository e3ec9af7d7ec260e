/** A whole number from 0 to 2³²−1 that three whole numbers decide: the same on every machine, unlike for neighbours. */
export function hashOf(a: number, b: number, c: number): number {
  let h = Math.imul(a, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35) ^ Math.imul(c, 0x27d4eb2f)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39)
  return (h ^ (h >>> 15)) >>> 0
}

/** Smooth noise from −1 to 1 with bumps about one unit wide. */
export function smoothNoise(x: number, y: number, seed: number): number {
  const column = Math.floor(x)
  const row = Math.floor(y)
  const fx = x - column
  const fy = y - row
  const sx = fx * fx * (3 - 2 * fx)
  const sy = fy * fy * (3 - 2 * fy)
  const a = hashOf(column, row, seed)
  const b = hashOf(column + 1, row, seed)
  const c = hashOf(column, row + 1, seed)
  const d = hashOf(column + 1, row + 1, seed)
  const low = a + (b - a) * sx
  const high = c + (d - c) * sx
  return (low + (high - low) * sy) / 2147483648 - 1
}

/**
 * Noise like that of coasts and ridges: bumps of `longest` meters and of every half of it down to `shortest`, each as high as it is long
 * times `steepness`. The answer is in meters.
 */
export function fractalNoise(x: number, y: number, longest: number, shortest: number, steepness: number, seed: number): number {
  let sum = 0
  for (let length = longest, octave = 0; length >= shortest; length /= 2, octave++)
    sum += steepness * length * smoothNoise(x / length, y / length, seed + octave)
  return sum
}
