import { seededRandom } from '#planning/random'
import type { DivisionKind, DivisionLevel } from '#planning/types'
import type { CellMesh } from '../mesh/cell-mesh.ts'
import { type CellPool, createCellPool, divideCells } from '../mesh/divide-cells.ts'
import { hashOf } from '../mesh/fractal-noise.ts'
import { isUrban } from './block-use.ts'
import type { CityPlan } from './city-plan.ts'

/** A division of a city before it has a name: a stretch of the pool's ordered cells. */
export interface CityUnit {
  level: DivisionLevel
  kind: DivisionKind
  start: number
  end: number
  households: number
  population: number
  children: CityUnit[]
}

/** The blocks of a city as cells, with a rim of unused ones; `blockOf` is −1 there. */
export interface CityCells {
  pool: CellPool
  blockOf: (cell: number) => number
  households: Float64Array
  population: Float64Array
}

const householdsACommunity = 1750
const householdsAVillage = 520
const householdsAGrid = 400
const communitiesASubdistrict = 16
const districtsAtFullSize = 8
/** Where the people of a full city are counted by grids too. */
const griddedShare = 0.5

/** Cells of a city with people block by block; a cell weighs as many communities as its households make. */
export function cityCells(plan: CityPlan, households: Float64Array, population: Float64Array): CityCells {
  const columns = plan.columns + 2
  const rows = plan.rows + 2
  const count = columns * rows
  const offsets = [-columns, 1, columns, -1]
  const x = new Float32Array(count)
  const y = new Float32Array(count)
  const weight = new Float32Array(count)
  const blockOf = (cell: number): number => (Math.floor(cell / columns) - 1) * plan.columns + (cell % columns) - 1
  const north: number[] = []
  const south: number[] = []
  const river = plan.stripOfRow.indexOf('river')
  for (let row = 0; row < plan.rows; row++) {
    for (let column = 0; column < plan.columns; column++) {
      const cell = (row + 1) * columns + column + 1
      const block = blockOf(cell)
      x[cell] = (plan.eastings[column] + plan.eastings[column + 1]) / 2
      y[cell] = (plan.northings[row] + plan.northings[row + 1]) / 2
      weight[cell] = households[block] / (isUrban(plan.useOf[block]) ? householdsACommunity : householdsAVillage)
      if (row > river) north.push(cell)
      else south.push(cell)
    }
  }
  const mesh: CellMesh = { columns, rows, degree: 4, offsets: Int32Array.from([...offsets, ...offsets]), x, y }
  const flat = new Float32Array(count)
  return {
    pool: createCellPool(mesh, Int32Array.from([...north, ...south]), weight, [flat, flat]),
    blockOf,
    households,
    population,
  }
}

/** Draws districts, sub-districts, communities and grids; none but the city lies on both sides of the river. */
export function drawCityDivisions(plan: CityPlan, cells: CityCells): CityUnit {
  const random = seededRandom(plan.seed + 59)
  const { pool, blockOf, households, population } = cells
  const { order, weight, mesh } = pool
  const homesPool = createCellPool(
    mesh,
    order,
    Float32Array.from(weight, (_, cell) => households[blockOf(cell)] ?? 0),
    pool.reliefs,
  )
  const sum = (start: number, end: number, of: (cell: number) => number): number => {
    let total = 0
    for (let i = start; i < end; i++) total += of(order[i])
    return total
  }
  const weigh = (start: number, end: number): number => sum(start, end, (cell) => weight[cell])
  const unit = (level: DivisionLevel, kind: DivisionKind, start: number, end: number): CityUnit => ({
    level,
    kind,
    start,
    end,
    households: sum(start, end, (cell) => households[blockOf(cell)]),
    population: sum(start, end, (cell) => population[blockOf(cell)]),
    children: [],
  })
  const parts = (from: CellPool, start: number, end: number, wished: number, scatter: number): [number, number][] => {
    const populated = sum(start, end, (cell) => (households[blockOf(cell)] > 0 ? 1 : 0))
    // Where the cuts leave a part without people, one part fewer is tried.
    for (let count = Math.max(1, Math.min(Math.round(wished), populated >> 1)); ; count--) {
      const aims = Array.from({ length: count }, () => ({ weight: 1 + scatter * (random() - 0.5), leastCells: 1 }))
      const starts = divideCells(from, start, end, aims, random)
      const drawn = aims.map((_, index): [number, number] => [starts[index], starts[index + 1]])
      if (count === 1 || drawn.every(([a, b]) => sum(a, b, (cell) => population[blockOf(cell)]) > 0)) return drawn
    }
  }

  const ruralShare = (start: number, end: number): number =>
    sum(start, end, (cell) => (isUrban(plan.useOf[blockOf(cell)]) ? 0 : households[blockOf(cell)])) /
    Math.max(
      1,
      sum(start, end, (cell) => households[blockOf(cell)]),
    )

  const city = unit('prefecture', 'prefecture', 0, order.length)
  const south = order.findIndex((cell) => mesh.y[cell] < plan.northings[plan.stripOfRow.indexOf('river') + 1])
  const all = weigh(0, order.length)
  const districts = Math.max(2, Math.round((districtsAtFullSize * all) / 780))
  for (const [from, to] of [
    [0, south],
    [south, order.length],
  ]) {
    for (const [start, end] of parts(pool, from, to, Math.max(1, (districts * weigh(from, to)) / all), 0.5)) {
      const district = unit('county', 'district', start, end)
      city.children.push(district)
      for (const [townStart, townEnd] of parts(pool, start, end, weigh(start, end) / communitiesASubdistrict, 0.5)) {
        const town = unit('town', ruralShare(townStart, townEnd) > 0.5 ? 'town' : 'subdistrict', townStart, townEnd)
        district.children.push(town)
        for (const [ownStart, ownEnd] of parts(pool, townStart, townEnd, weigh(townStart, townEnd), 0.4)) {
          const village = unit('village', ruralShare(ownStart, ownEnd) > 0.5 ? 'village' : 'community', ownStart, ownEnd)
          town.children.push(village)
          const isGridded = hashOf(order[ownStart], 61, plan.seed) / 2 ** 32 < griddedShare
          if (village.kind !== 'community' || !isGridded) continue
          village.children = parts(homesPool, ownStart, ownEnd, village.households / householdsAGrid, 0.2).map(([a, b]) =>
            unit('grid_1', 'basic_grid', a, b),
          )
        }
      }
    }
  }
  return city
}
