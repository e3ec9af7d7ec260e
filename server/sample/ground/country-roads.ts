import type { Random } from '#planning/random'
import type { StreetClass, Terrain } from '#planning/types'
import { townBases } from '../names/country-names.ts'
import type { NamePool } from '../names/name-pool.ts'
import type { Point } from '../plane/polygon.ts'
import type { Relief } from '../relief/relief.ts'
import type { Valley, ValleySide } from '../relief/valleys.ts'
import { type Frame, townHalfMeters } from './frame.ts'
import type { MainLines } from './main-lines.ts'
import { planLine, type Structure } from './plan-line.ts'
import { steps } from './steps.ts'
import type { PlannedRoad } from './town-roads.ts'

const overshootMeters = 30
const southernRoad = '江南大道'
/** From one road over a ridge to the next in the same valley. */
const passSpacingMeters: Record<Terrain, number> = { plain: 2100, hill: 3300, mountain: 5600, plateau: 5600 }

/** The roads of the countryside, and the junctions in the valleys where a market town may grow. */
export interface CountryRoads {
  roads: PlannedRoad[]
  junctions: { u: number; v: number; valley: Valley; terrain: Terrain }[]
}

/** Plans the main roads along the river, a road up every valley, roads that wind over the ridges between them, and the country bridges. */
export function planCountryRoads(frame: Frame, relief: Relief, main: MainLines, names: NamePool, random: Random): CountryRoads {
  const roads: PlannedRoad[] = []
  const junctions: CountryRoads['junctions'] = []
  const reach = 1.2 * frame.halfU
  const railPassages: Structure[] = ['level', 'tunnel', 'level', 'bridge']
  const passages: Structure[] = ['tunnel', 'bridge', 'tunnel']
  let passed = 0
  const nextPassage = (): Structure => passages[passed++ % passages.length]
  const add = (
    streetClass: StreetClass,
    name: string | null,
    points: Point[],
    passes: PlannedRoad['line']['passes'],
    along: 'u' | 'v',
  ): void => {
    const through = streetClass === 'trunk' || name === southernRoad
    roads.push({ line: planLine('road', { streetClass, country: true, through, name, along, passes }), points })
  }
  for (const [courseV, streetClass, name] of [
    [main.trunkV, 'trunk', '迎宾大道'],
    [main.primaryV, 'primary', southernRoad],
  ] as const) {
    const passes = { river: false, stream: true, railway: null, expressway: 'tunnel' } as const
    add(
      streetClass,
      name,
      steps(-reach, reach).map((u) => [u, courseV(u)]),
      passes,
      'u',
    )
  }
  for (const side of [relief.north, relief.south]) {
    const mainV = side.side > 0 ? main.trunkV : main.primaryV
    side.valleys.forEach((valley, index) => {
      const streetClass = index % 3 === 1 ? 'primary' : index % 3 === 0 ? 'secondary' : 'tertiary'
      const from = Math.abs(mainV(valley.streamU(700))) - overshootMeters
      const to = index % 2 === 0 ? 1.2 * frame.halfV : valley.headW
      const railway = side.side > 0 && index % 4 !== 2 ? railPassages[index % railPassages.length] : null
      const passes = { river: false, stream: true, railway, expressway: nextPassage() }
      add(
        streetClass,
        roadName(names, random),
        steps(from, to).map((w) => [valley.roadU(w), side.side * w]),
        passes,
        'v',
      )
    })
    for (let index = 0; index + 1 < side.valleys.length; index++) {
      for (const { from, to, terrain } of passesBetween(side, index, relief, main, random)) {
        const streetClass = random() < 0.55 ? 'tertiary' : 'unclassified'
        const passes = { river: false, stream: true, railway: null, expressway: nextPassage() }
        const [west, east] = [side.valleys[index], side.valleys[index + 1]]
        const name = streetClass === 'tertiary' ? roadName(names, random) : null
        add(streetClass, name, windingOver(west, east, from, to, terrain, random), passes, 'u')
        junctions.push({
          u: west.roadU(from),
          v: side.side * from,
          valley: west,
          terrain: relief.terrainAt(west.roadU(from), side.side * from),
        })
        junctions.push({
          u: east.roadU(to),
          v: side.side * to,
          valley: east,
          terrain: relief.terrainAt(east.roadU(to), side.side * to),
        })
      }
    }
  }
  for (const u of bridgePositions(frame, relief, random)) {
    const [low, high] = [main.primaryV(u) - overshootMeters, main.trunkV(u) + overshootMeters]
    const points = steps(low, high).filter((v) => Math.abs(v) > 110)
    add(
      'secondary',
      roadName(names, random),
      points.map((v) => [u, v]),
      { river: true, stream: false, railway: null, expressway: null },
      'v',
    )
  }
  return { roads, junctions }
}

/** Two towns' first syllables and 路: 石清路. */
function roadName(names: NamePool, random: Random): string {
  const pick = (): string => townBases[Math.floor(random() * townBases.length)].slice(0, 1)
  return names.take(
    Array.from({ length: 6 }, () => pick() + pick()).filter(([one, other]) => one !== other),
    ['路'],
  )
}

/** Where roads leave valley `index` for its eastern neighbour. */
function passesBetween(side: ValleySide, index: number, relief: Relief, main: MainLines, random: Random) {
  const passes: { from: number; to: number; terrain: Terrain }[] = []
  const [west, east] = [side.valleys[index], side.valleys[index + 1]]
  const ridge = side.ridgeU[index]
  const nearest = side.side > 0 ? main.railwayV(ridge(1000)) + 500 : Math.abs(main.primaryV(ridge(700))) + 800
  let w = nearest + 900 * random()
  while (w < Math.min(west.headW, east.headW) - 250) {
    const terrain = relief.terrainAt(ridge(w), side.side * w)
    const slant = (random() - 0.5) * 500
    const clearOf = (valley: Valley, at: number): number =>
      valley.reservoirW !== null && at > valley.reservoirW - 160 && at < valley.reservoirW + 1700 ? valley.reservoirW - 200 : at
    passes.push({ from: clearOf(west, w - slant), to: clearOf(east, w + slant), terrain })
    w += passSpacingMeters[terrain] * (0.8 + 0.4 * random())
  }
  return passes.filter(({ from, to }, at) =>
    passes.slice(0, at).every((earlier) => Math.min(from - earlier.from, to - earlier.to) > 700),
  )
}

/** A road from valley to valley that bends the more the higher the ridge is; it never turns back on itself. */
function windingOver(west: Valley, east: Valley, from: number, to: number, terrain: Terrain, random: Random): Point[] {
  const [uA, uB] = [west.roadU(from), east.roadU(to)]
  const span = uB - uA
  const amplitude = { plain: 45, hill: 130, mountain: 260, plateau: 260 }[terrain] * (0.8 + 0.4 * random())
  const bends = Math.max(2, Math.round(span / { plain: 1700, hill: 1000, mountain: 760, plateau: 760 }[terrain]))
  const phase = random() < 0.5 ? 1 : -1
  const lean = (random() - 0.5) * 0.5
  const count = Math.ceil(span / { plain: 60, hill: 45, mountain: 26, plateau: 26 }[terrain])
  const side = west.side
  return Array.from({ length: count + 1 }, (_, index): Point => {
    const t = index / count
    const up = Math.sin(Math.PI * t)
    const bend =
      Math.sin(2 * Math.PI * bends * t + lean * up) * Math.sqrt(up) + 0.35 * Math.sin(2 * Math.PI * bends * 0.43 * t) * up
    const w = from + (to - from) * t + phase * amplitude * bend
    const beyond = index === 0 ? -overshootMeters : index === count ? overshootMeters : 0
    return [uA + span * t + beyond, side * w]
  })
}

/** The few places outside the town where the two main roads are joined over the river; none beside a stream's mouth. */
function bridgePositions(frame: Frame, relief: Relief, random: Random): number[] {
  const positions: number[] = []
  const first = 1.1 * townHalfMeters.u * frame.townSize + 1700
  for (const direction of [-1, 1]) {
    for (let u = first; u < frame.halfU * 0.86; u += 5200 + 900 * random()) {
      const isClear = (at: number): boolean =>
        [relief.north, relief.south].every(({ valleys }) => valleys.every(({ streamU }) => Math.abs(streamU(300) - at) > 420))
      const shifted = [0, 300, -300, 600, -600].map((shift) => direction * (u + shift)).find(isClear)
      if (shifted !== undefined) positions.push(shifted)
    }
  }
  return positions
}
