import type { Random } from '#planning/random'
import type { StreetClass } from '#planning/types'
import { roadBases } from '../names/components.ts'
import type { NamePool } from '../names/name-pool.ts'
import type { Polyline } from '../plane/arrangement.ts'
import type { Point } from '../plane/polygon.ts'
import type { Frame } from './frame.ts'
import { type PlanLine, planLine, type Structure } from './plan-line.ts'

/** Half the width of the strip between the two embankment roads, meters. */
export const embankmentMeters = 95
const stepMeters = 62
const overshootMeters = 18

/** The long lines of a district, before they are cut where they meet. */
export interface GroundPlan {
  lines: PlanLine[]
  polylines: Polyline[]
  /** Where on the plan the railway and the expressway run. */
  railwayV: number
  expresswayU: number
}

/** Plans the boundary, river, railway, expressway and main roads. */
export function planGround(frame: Frame, random: Random, names: NamePool): GroundPlan {
  const lines: PlanLine[] = []
  const polylines: Polyline[] = []
  const add = (line: PlanLine, plan: readonly Point[]): void => {
    polylines.push({ line: lines.length, points: plan.map(([u, v]) => frame.place(u, v)) })
    lines.push(line)
  }
  const between = (low: number, high: number): number => low + (high - low) * random()
  const railwayV = between(1180, 1290)
  const expresswayU = 0.655 * frame.halfU + between(-60, 60)

  add(planLine('boundary'), boundaryPlan(frame, random))
  add(
    planLine('river'),
    steps(-1.2 * frame.halfU, 1.2 * frame.halfU).map((u) => [u, 0]),
  )
  add(
    planLine('railway'),
    steps(-1.2 * frame.halfU, 1.2 * frame.halfU).map((u) => [u, railwayV + 55 * Math.sin(u / 1400)]),
  )
  add(
    planLine('expressway', { streetClass: 'motorway', name: '方圆绕城高速', country: true }),
    steps(-1.2 * frame.halfV, 1.2 * frame.halfV).map((v) => [expresswayU + 110 * Math.sin(v / 900), v]),
  )

  const alongRiver = crosswisePositions(frame, railwayV, random)
  const passages: Structure[] = ['tunnel', 'bridge', 'tunnel']
  let passed = 0
  for (const { v, streetClass, country, name } of alongRiver) {
    const main = streetClass === 'trunk' || streetClass === 'primary'
    const passes = { river: false, railway: null, expressway: country ? passages[passed++ % passages.length] : null }
    const base = name ?? roadName(names, main ? '大道' : '路')
    add(
      planLine('road', {
        streetClass,
        country,
        passes,
        ...base,
        suffixes: name ? name.suffixes : main ? ['西路', '中路', '东路'] : ['路'],
      }),
      steps(-1.2 * frame.halfU, 1.2 * frame.halfU).map((u) => [u, v]),
    )
  }

  const bridges = bridgePositions(frame, random)
  const railPassages: Structure[] = ['level', 'tunnel', 'bridge', 'level', 'tunnel']
  let railPassed = 0
  for (const [index, { u, streetClass, country }] of bridges.entries()) {
    const passes = {
      river: true,
      railway: index === 1 && bridges.length > 3 ? null : railPassages[railPassed++ % 5],
      expressway: null,
    }
    add(
      planLine('road', { streetClass, country, along: 'v', passes, ...roadName(names, '路'), suffixes: ['南路', '北路'] }),
      steps(-1.2 * frame.halfV, 1.2 * frame.halfV)
        .filter((v) => Math.abs(v) > embankmentMeters + 20)
        .map((v) => [u, v]),
    )
  }
  for (const side of [1, -1]) {
    for (let u = -frame.halfU; u < frame.halfU; u += between(300, 460)) {
      if (bridges.some((bridge) => Math.abs(bridge.u - u) < 210) || Math.abs(u - expresswayU) < 260) continue
      const share = random()
      const streetClass: StreetClass = share < 0.3 ? 'secondary' : 'tertiary'
      const passesRail = side === 1 && streetClass === 'secondary' && random() < 0.45
      const passes = { river: false, railway: passesRail ? railPassages[railPassed++ % 5] : null, expressway: null }
      add(
        planLine('road', {
          streetClass,
          along: 'v',
          passes,
          ...roadName(names, '路'),
          suffixes: [streetClass === 'secondary' ? '路' : '街'],
        }),
        [-overshootMeters * side, ...steps(embankmentMeters + 30, 1.2 * frame.halfV).map((v) => v * side)].map((v) => [u, v]),
      )
    }
  }
  return { lines, polylines, railwayV, expresswayU }
}

function roadName(names: NamePool, ending: string): { name: string } {
  const full = names.take(roadBases, [ending])
  return { name: full.slice(0, -ending.length) }
}

/** Positions from low to high in steps of `stepMeters`. */
function steps(low: number, high: number): number[] {
  const count = Math.ceil((high - low) / stepMeters)
  return Array.from({ length: count + 1 }, (_, index) => low + ((high - low) * index) / count)
}

function boundaryPlan(frame: Frame, random: Random): Point[] {
  const phases = [random(), random(), random()].map((share) => share * 2 * Math.PI)
  const count = Math.round((2 * Math.PI * frame.halfU) / 75)
  const ring = Array.from({ length: count }, (_, index): Point => {
    const angle = (2 * Math.PI * index) / count
    const wobble =
      1 +
      0.045 * Math.sin(3 * angle + phases[0]) +
      0.03 * Math.sin(5 * angle + phases[1]) +
      0.012 * Math.sin(17 * angle + phases[2])
    const radius = wobble / (Math.abs(Math.cos(angle)) ** 2.8 + Math.abs(Math.sin(angle)) ** 2.8) ** (1 / 2.8)
    return [frame.halfU * radius * Math.cos(angle), frame.halfV * radius * Math.sin(angle)]
  })
  return [...ring, ring[0]]
}

interface Crosswise {
  v: number
  streetClass: StreetClass
  country: boolean
  name: { name: string; suffixes: readonly string[] } | null
}

/** Roads that run along the river, from the far south to the far north. */
function crosswisePositions(frame: Frame, railwayV: number, random: Random): Crosswise[] {
  const between = (low: number, high: number): number => low + (high - low) * random()
  const roads: Crosswise[] = []
  const add = (v: number, streetClass: StreetClass, country = false, name: Crosswise['name'] = null): void => {
    roads.push({ v, streetClass, country, name })
  }
  const inner = railwayV - 120 - embankmentMeters
  add(embankmentMeters, 'secondary', false, { name: '滨江', suffixes: ['北路'] })
  add(embankmentMeters + inner * between(0.33, 0.38), 'secondary')
  add(embankmentMeters + inner * between(0.66, 0.72), 'trunk', true)
  add(railwayV - 120, 'tertiary', false, { name: '站前', suffixes: ['路'] })
  add(railwayV + between(190, 230), 'secondary')
  for (let v = railwayV + 620, index = 1; v < frame.halfV; v += between(380, 520), index++) {
    add(v, index % 3 === 2 ? 'secondary' : 'tertiary', index % 3 === 2)
  }
  add(-embankmentMeters, 'tertiary', false, { name: '滨江', suffixes: ['南路'] })
  for (let v = -embankmentMeters - between(330, 390), index = 1; v > -frame.halfV; v -= between(360, 480), index++) {
    add(v, index % 4 === 1 ? 'primary' : index % 2 === 1 ? 'secondary' : 'tertiary', index % 4 === 1)
  }
  return roads
}

interface BridgeRoad {
  u: number
  streetClass: StreetClass
  country: boolean
}

/** The few roads that pass the river. */
function bridgePositions(frame: Frame, random: Random): BridgeRoad[] {
  const jitter = (): number => (random() - 0.5) * 260
  const roads: BridgeRoad[] = [
    { u: -700 + jitter(), streetClass: 'secondary', country: false },
    { u: 330 + jitter() * 0.6, streetClass: 'trunk', country: true },
    { u: 1420 + jitter(), streetClass: 'primary', country: true },
  ]
  for (let u = -2350 + jitter(); u > -frame.halfU * 0.85; u -= 1700 + jitter())
    roads.push({ u, streetClass: 'tertiary', country: true })
  for (let u = 3500 + jitter(); u < frame.halfU * 0.6; u += 1700 + jitter())
    roads.push({ u, streetClass: 'secondary', country: true })
  return roads.sort((one, other) => one.u - other.u)
}
