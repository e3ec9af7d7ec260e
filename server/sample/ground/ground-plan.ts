import type { Random } from '#planning/random'
import type { NamePool } from '../names/name-pool.ts'
import type { Polyline } from '../plane/arrangement.ts'
import type { Point } from '../plane/polygon.ts'
import type { Relief } from '../relief/relief.ts'
import { boundaryPlan } from './boundary-plan.ts'
import { planCountryRoads } from './country-roads.ts'
import type { Frame } from './frame.ts'
import type { MainLines } from './main-lines.ts'
import { type PlanLine, planLine } from './plan-line.ts'
import { chooseSeats, planMarketStreets, type Seat } from './seats.ts'
import { steps } from './steps.ts'
import { planTownRoads } from './town-roads.ts'

const overshootMeters = 18

/** The long lines of a county, before they are cut where they meet; the boundary comes first. */
export interface GroundPlan {
  lines: PlanLine[]
  polylines: Polyline[]
  seats: Seat[]
}

/** Plans boundary, waters, ridges, railway, expressway, roads and the places of the market towns. */
export function planGround(
  frame: Frame,
  relief: Relief,
  main: MainLines,
  seatCount: number,
  names: NamePool,
  random: Random,
): GroundPlan {
  const lines: PlanLine[] = []
  const polylines: Polyline[] = []
  const add = (line: PlanLine, plan: readonly Point[]): void => {
    polylines.push({ line: lines.length, points: plan.map(([u, v]) => frame.place(u, v)) })
    lines.push(line)
  }
  const alongU = steps(-1.2 * frame.halfU, 1.2 * frame.halfU)
  add(planLine('boundary'), boundaryPlan(frame, random))
  add(
    planLine('river'),
    alongU.map((u) => [u, 0]),
  )
  add(
    planLine('railway'),
    alongU.map((u) => [u, main.railwayV(u)]),
  )
  add(
    planLine('expressway', { streetClass: 'motorway', name: '方圆高速', country: true }),
    steps(-1.2 * frame.halfV, 1.2 * frame.halfV).map((v) => [main.expresswayU(v), v]),
  )
  for (const { side, valleys, ridgeU } of [relief.north, relief.south]) {
    for (const { streamU, headW } of valleys) {
      const course = (from: number, to: number): Point[] => steps(from, to).map((w) => [streamU(w), side * w])
      add(planLine('stream'), course(-overshootMeters, headW))
      add(planLine('ridge'), course(headW, 1.2 * frame.halfV))
    }
    for (const ridge of ridgeU)
      add(
        planLine('ridge'),
        steps(0.12 * frame.halfV, 1.2 * frame.halfV).map((w) => [ridge(w), side * w]),
      )
  }
  for (const { line, points } of planTownRoads(frame, main, names, random)) add(line, points)
  const country = planCountryRoads(frame, relief, main, names, random)
  for (const { line, points } of country.roads) add(line, points)
  const seats = chooseSeats(frame, country, seatCount, random)
  for (const seat of seats) for (const { line, points } of planMarketStreets(seat, random)) add(line, points)
  return { lines, polylines, seats }
}
