import type { Atom, DivisionPlan } from '../division-types.ts'

/** Greatest number of three digits. */
const mostGrids = 999

export type GridNumbers = { ok: true; codes: string[] } | { ok: false; reason: 'too_many_grids' }

interface PartCenter {
  part: number
  x: number
  y: number
}

/** Centers of the parts, weighted by area; of parts without area, the mean of their atoms. */
function centersOf(atoms: readonly Atom[], { partOf, parts }: Pick<DivisionPlan, 'partOf' | 'parts'>) {
  const sums = Array.from({ length: parts }, (_, part) => ({ part, x: 0, y: 0, weight: 0, area: 0 }))
  atoms.forEach(({ x, y, areaSquareMeters }, i) => {
    const sum = sums[partOf[i]]
    const weight = areaSquareMeters + 1e-6
    sum.x += weight * x
    sum.y += weight * y
    sum.weight += weight
    sum.area += areaSquareMeters
  })
  const centers = sums.map(({ part, x, y, weight }): PartCenter => ({ part, x: x / weight, y: y / weight }))
  const meanArea = sums.reduce((all, { area }) => all + area, 0) / Math.max(1, parts)
  return { centers, rowMeters: Math.sqrt(meanArea) }
}

/**
 * Codes of a plan's grids by the Beijing rule: the 12 digits of their community or village and three more (6 + 3 + 3 + 3), in rows from north to south and in a row
 * from west to east. A row begins at the northernmost grid left and holds those whose centers lie less than half a mean grid's side south of it; the rule does
 * not say how rows are told apart. Numbers in `taken` (also of grids that ended) are passed over; grids that go on keep the code that `keptCode` gives them.
 */
export function numberGrids(
  atoms: readonly Atom[],
  plan: Pick<DivisionPlan, 'partOf' | 'parts' | 'gridIds'>,
  unitCode: string,
  taken: ReadonlySet<string> = new Set(),
  keptCode: (gridId: string) => string | null = () => null,
): GridNumbers {
  const { centers, rowMeters } = centersOf(atoms, plan)
  const codes = plan.gridIds.map((gridId) => (gridId === null ? null : keptCode(gridId)))
  const used = new Set([...taken, ...codes.filter((code) => code !== null)])
  const fromNorth = [...centers].sort((a, b) => b.y - a.y || a.x - b.x || a.part - b.part)
  let number = 0
  while (fromNorth.length > 0) {
    const south = fromNorth.findIndex(({ y }) => y <= fromNorth[0].y - rowMeters / 2)
    const row = fromNorth.splice(0, south < 0 ? fromNorth.length : south)
    for (const { part } of row.sort((a, b) => a.x - b.x || a.part - b.part)) {
      if (codes[part] !== null) continue
      do number++
      while (used.has(codeOf(unitCode, number)))
      if (number > mostGrids) return { ok: false, reason: 'too_many_grids' }
      codes[part] = codeOf(unitCode, number)
    }
  }
  return { ok: true, codes: codes as string[] }
}

const codeOf = (unitCode: string, number: number): string => `${unitCode}${String(number).padStart(3, '0')}`
