import fc from 'fast-check'
import type { Drawing } from './draw-outlines.ts'

/** Maps of up to 7 × 7 squares in up to 8 letters, somewhere in China. */
export const randomMap = fc
  .record({
    rows: fc.array(fc.array(fc.constantFrom(...'ABCDEFGH'), { minLength: 2, maxLength: 7 }), { minLength: 2, maxLength: 7 }),
    side: fc.constantFrom(0.02, 0.005, 0.002, 0.0005),
    wobble: fc.double({ min: 0, max: 0.24, noNaN: true }),
    points: fc.integer({ min: 0, max: 12 }),
    lon: fc.double({ min: 100, max: 110, noNaN: true }),
    lat: fc.double({ min: 20, max: 45, noNaN: true }),
  })
  .map(({ rows, ...rest }): Drawing => {
    const width = Math.min(...rows.map((row) => row.length))
    return { text: rows.map((row) => row.slice(0, width).join('')).join('\n'), ...rest }
  })
