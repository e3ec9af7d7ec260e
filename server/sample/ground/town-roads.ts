import type { Random } from '#planning/random'
import type { StreetClass } from '#planning/types'
import { roadBases } from '../names/components.ts'
import type { NamePool } from '../names/name-pool.ts'
import type { Point } from '../plane/polygon.ts'
import { type Frame, townHalfMeters } from './frame.ts'
import { embankmentMeters, type MainLines } from './main-lines.ts'
import { type PlanLine, planLine, type Structure } from './plan-line.ts'
import { steps } from './steps.ts'

const overshootMeters = 18
const railPassages: Structure[] = ['level', 'tunnel', 'bridge', 'level', 'tunnel']

/** A road of the plan with its course. */
export interface PlannedRoad {
  line: PlanLine
  points: Point[]
}

/** The town's grid of main streets, and the bridges that carry some of them over the river; it ends with the town. */
export function planTownRoads(frame: Frame, main: MainLines, names: NamePool, random: Random): PlannedRoad[] {
  const between = (low: number, high: number): number => low + (high - low) * random()
  const reachU = 1.25 * townHalfMeters.u * frame.townSize + 200
  const reachV = 1.3 * townHalfMeters.v * frame.townSize + 250
  const roads: PlannedRoad[] = []
  for (const { v, streetClass, name } of alongRiver(frame, main, between)) {
    const isMain = streetClass === 'primary'
    const passes = { river: false, stream: streetClass !== 'tertiary' || name !== null, railway: null, expressway: null }
    const base = name ?? roadName(names, isMain ? '大道' : '路')
    const suffixes = name ? name.suffixes : isMain ? ['西路', '中路', '东路'] : ['路']
    roads.push({
      line: planLine('road', { streetClass, passes, ...base, suffixes }),
      points: steps(-reachU, reachU).map((u) => [u, v]),
    })
  }
  const bridges = [-700, 330, 1420]
    .map((u) => u * Math.max(0.5, frame.townSize) + between(-90, 90) * frame.townSize)
    .map((u, index) => ({ u, streetClass: (['secondary', 'primary', 'secondary'] as const)[index] }))
  for (const [index, { u, streetClass }] of bridges.entries()) {
    const passes = { river: true, stream: false, railway: railPassages[index], expressway: null }
    roads.push({
      line: planLine('road', { streetClass, along: 'v', passes, ...roadName(names, '路'), suffixes: ['南路', '北路'] }),
      points: steps(-reachV, reachV)
        .filter((v) => Math.abs(v) > embankmentMeters + 20)
        .map((v) => [u, v]),
    })
  }
  let railPassed = 0
  for (const side of [1, -1]) {
    for (let u = -reachU; u < reachU; u += between(300, 460)) {
      if (bridges.some((bridge) => Math.abs(bridge.u - u) < 210)) continue
      const streetClass: StreetClass = random() < 0.3 ? 'secondary' : 'tertiary'
      const passesRail = side === 1 && streetClass === 'secondary' && random() < 0.45
      const railway = passesRail ? railPassages[railPassed++ % railPassages.length] : null
      const passes = { river: false, stream: false, railway, expressway: null }
      const suffixes = [streetClass === 'secondary' ? '路' : '街']
      roads.push({
        line: planLine('road', { streetClass, along: 'v', passes, ...roadName(names, '路'), suffixes }),
        points: [-overshootMeters * side, ...steps(embankmentMeters + 30, reachV).map((v) => v * side)].map((v) => [u, v]),
      })
    }
  }
  return roads
}

function roadName(names: NamePool, ending: string): { name: string } {
  const full = names.take(roadBases, [ending])
  return { name: full.slice(0, -ending.length) }
}

interface AlongRiver {
  v: number
  streetClass: StreetClass
  name: { name: string; suffixes: readonly string[] } | null
}

/** Streets that run along the river, from the far south to the far north; the national and provincial roads are laid elsewhere. */
function alongRiver(
  frame: Frame,
  { railwayV, trunkV, primaryV }: MainLines,
  between: (low: number, high: number) => number,
): AlongRiver[] {
  const streets: AlongRiver[] = []
  const add = (v: number, streetClass: StreetClass, name: AlongRiver['name'] = null): void => {
    streets.push({ v, streetClass, name })
  }
  const reach = 1.2 * townHalfMeters.v * frame.townSize + 200
  const [rail, trunk, primary] = [railwayV(0), trunkV(0), primaryV(0)]
  add(embankmentMeters, 'secondary', { name: '滨江', suffixes: ['北路'] })
  add(embankmentMeters + (trunk - embankmentMeters) * between(0.48, 0.54), 'secondary')
  add(rail - 120, 'tertiary', { name: '站前', suffixes: ['路'] })
  add(rail + between(190, 230), 'secondary')
  for (let v = rail + 620, index = 1; v < reach; v += between(380, 520), index++)
    add(v, index % 3 === 2 ? 'secondary' : 'tertiary')
  add(-embankmentMeters, 'tertiary', { name: '滨江', suffixes: ['南路'] })
  add((primary - embankmentMeters) * between(0.46, 0.52), 'secondary')
  for (let v = primary - between(330, 390), index = 1; v > -reach; v -= between(360, 480), index++)
    add(v, index % 2 === 1 ? 'secondary' : 'tertiary')
  return streets
}
