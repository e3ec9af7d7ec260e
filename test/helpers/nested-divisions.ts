import { interiorPoint } from '#planning/geodesy/interior-point'
import { seededRandom } from '#planning/random'
import type { DivisionKind, DivisionLevel, LonLat, MultiPolygonCoordinates } from '#planning/types'
import type { StagedDivision } from '../../server/repositories/divisions/staged-divisions.ts'

/** A level of a nested map: how many parts each division of the level above has in a row and in a column. */
export interface NestedLevel {
  level: DivisionLevel
  kind: DivisionKind
  parts: number
}

export const fourLevels: readonly NestedLevel[] = [
  { level: 'county', kind: 'county', parts: 1 },
  { level: 'town', kind: 'town', parts: 3 },
  { level: 'village', kind: 'village', parts: 4 },
  { level: 'group', kind: 'villager_group', parts: 3 },
]

const degreesOnLattice = (value: number): number => Math.round(value * 1e7) / 1e7

/** A uuid that is the same in every run. */
export const numberedId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/**
 * Divisions that tile one another exactly, with crooked borders of shared coordinates; parents first, `degrees` wide. Codes, names and ids
 * are numbered and the same for the same seed.
 */
export function nestedDivisions(
  levels: readonly NestedLevel[] = fourLevels,
  { west = 104, south = 30, degrees = 0.5, seed = 1, bends = 5 } = {},
): StagedDivision[] {
  const side = levels.reduce((product, { parts }) => product * parts, 1)
  const step = degrees / side
  const random = seededRandom(seed)
  const jitter = () => (random() - 0.5) * 0.5 * step
  const corners: LonLat[][] = []
  for (let row = 0; row <= side; row++) {
    corners.push([])
    for (let column = 0; column <= side; column++)
      corners[row].push([degreesOnLattice(west + column * step + jitter()), degreesOnLattice(south + row * step + jitter())])
  }
  const between = ([ax, ay]: LonLat, [bx, by]: LonLat): LonLat[] =>
    Array.from({ length: bends }, (_, index) => {
      const share = (index + 1) / (bends + 1)
      const wobble = () => (random() - 0.5) * 0.06 * step
      return [degreesOnLattice(ax + share * (bx - ax) + wobble()), degreesOnLattice(ay + share * (by - ay) + wobble())]
    })
  /** Points from a corner up to, and without, the next one to the east or to the north. */
  const east = corners.map((row) => row.slice(0, -1).map((corner, column) => [corner, ...between(corner, row[column + 1])]))
  const north = corners
    .slice(0, -1)
    .map((row, index) => row.map((corner, c) => [corner, ...between(corner, corners[index + 1][c])]))

  const outline = (column: number, row: number, size: number): MultiPolygonCoordinates => {
    const range = Array.from({ length: size }, (_, i) => i)
    const back = (points: LonLat[], end: LonLat): LonLat[] => [end, ...points.slice(1).reverse()]
    const ring = [
      ...range.flatMap((i) => east[row][column + i]),
      ...range.flatMap((i) => north[row + i][column + size]),
      ...range.flatMap((i) => back(east[row + size][column + size - 1 - i], corners[row + size][column + size - i])),
      ...range.flatMap((i) => back(north[row + size - 1 - i][column], corners[row + size - i][column])),
    ]
    return [[[...ring, ring[0]]]]
  }

  const divisions: StagedDivision[] = []
  const divide = (depth: number, column: number, row: number, size: number, parent: StagedDivision | null) => {
    const { level, kind, parts } = levels[depth]
    const part = size / parts
    for (let r = 0; r < parts; r++) {
      for (let c = 0; c < parts; c++) {
        const geometry = outline(column + c * part, row + r * part, part)
        const number = divisions.length + 1
        const division: StagedDivision = {
          divisionId: numberedId(number),
          level,
          kind,
          code: String(510000 + number),
          name: `第${number}区`,
          parentCode: parent?.code ?? null,
          parentId: parent?.divisionId ?? null,
          terrain: null,
          urbanRuralClass: null,
          households: null,
          population: number * 10,
          geometry,
          areaSquareMeters: 1,
          labelPoint: interiorPoint(geometry),
          validFrom: '2020-01-01',
          validTo: null,
        }
        divisions.push(division)
        if (depth + 1 < levels.length) divide(depth + 1, column + c * part, row + r * part, part, division)
      }
    }
  }
  divide(0, 0, 0, side, null)
  return divisions
}
