import type { Point } from '../plane/polygon.ts'

/** How the straight plan of a province is bent onto the ground, in units of half the province's width. */
export interface Bend {
  columns: number
  rows: number
  /** East and north of a place on the plan, −1 to 1 and about so. */
  at: (column: number, row: number) => Point
  /** Area of one cell of the plan. */
  cellArea: (column: number, row: number) => number
}

/** The farther west of the basin, the wider columns are: few people, large divisions. */
function widthAt(east: number): number {
  const west = Math.min(1, Math.max(0, (0.42 - east) / 1.1))
  const beyond = Math.min(1, Math.max(0, (east - 0.42) / 0.6))
  return 1 + 3.2 * west * west * (3 - 2 * west) + 0.5 * beyond
}

const heightFall = Math.log(2.6)
const middleHeight = 2.1
const tableSize = 4096

/** Bends a plan of about so many cells; they are smallest where the plain is, and nowhere much wider than high or the reverse. */
export function bendPlan(cells: number): Bend {
  const table = new Float64Array(tableSize + 1)
  let sum = 0
  for (let i = 0; i < tableSize; i++) sum += 1 / widthAt(-1 + (2 * (i + 0.5)) / tableSize)
  let position = 0
  let next = 0
  for (let i = 0; i < tableSize; i++) {
    const step = 1 / widthAt(-1 + (2 * (i + 0.5)) / tableSize) / sum
    for (; next <= tableSize && next / tableSize <= position + step; next++)
      table[next] = -1 + (2 * (i + (next / tableSize - position) / step)) / tableSize
    position += step
  }
  for (; next <= tableSize; next++) table[next] = 1
  const eastAt = (share: number): number => {
    const at = Math.min(tableSize - 1e-9, Math.max(0, share * tableSize))
    const index = Math.floor(at)
    return table[index] + (at - index) * (table[index + 1] - table[index])
  }
  const meanWidth = 1.25
  const columns = Math.ceil(Math.sqrt(cells / meanWidth)) + 4
  const rows = Math.ceil(cells / columns) + 4
  const high = (column: number): number => middleHeight * Math.exp(-heightFall * (column / columns - 0.35))
  const at = (column: number, row: number): Point => {
    const q = (2 * row) / rows - 1
    return [eastAt(column / columns), (high(column) / 2) * q * (0.62 + 0.38 * q * q)]
  }
  const cellArea = (column: number, row: number): number => {
    const q = (2 * row) / rows - 1
    const width = eastAt((column + 0.5) / columns) - eastAt((column - 0.5) / columns)
    return (width * high(column) * (0.62 + 1.14 * q * q)) / rows
  }
  return { columns, rows, at, cellArea }
}
