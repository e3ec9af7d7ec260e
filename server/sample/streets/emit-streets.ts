import { accessBits, type Street, type StreetClass, type TravelMode } from '#planning/types'
import type { Frame } from '../ground/frame.ts'
import type { PlanLine } from '../ground/plan-line.ts'
import { appendTo } from '../plane/append-to.ts'
import { edgeEnds, edgeKey, lonLatOf, type PlanarMap } from '../plane/planar-map.ts'

const modesOfClass: Partial<Record<StreetClass, readonly TravelMode[]>> = {
  motorway: ['drive'],
  footway: ['walk', 'slow_walk'],
  steps: ['walk', 'slow_walk'],
  path: ['walk', 'slow_walk', 'cycle'],
}
const allModes: readonly TravelMode[] = ['walk', 'slow_walk', 'cycle', 'drive']
const maxSpeedKmh: Partial<Record<StreetClass, number>> = {
  motorway: 100,
  trunk: 60,
  primary: 60,
  secondary: 50,
  tertiary: 40,
  residential: 30,
  unclassified: 40,
}
/** The expressway passes over what it crosses: its nodes are its own. */
const motorwayOffset = 2 ** 24

/** The street edges of a map as streets, chained from junction to junction; sets no two of them to meet but at a shared vertex. */
export function emitStreets(map: PlanarMap, lines: readonly PlanLine[], frame: Frame): Street[] {
  const neighbours = new Map<number, number[]>()
  const elevated = new Set<number>()
  for (const [key, line] of map.lineOfEdge)
    if (lines[line].kind === 'expressway') for (const vertex of edgeEnds(key)) elevated.add(vertex)
  for (const [key, lineIndex] of map.lineOfEdge) {
    const { streetClass } = lines[lineIndex]
    if (!streetClass) continue
    const [a, b] = edgeEnds(key).map((vertex) =>
      streetClass === 'motorway' && elevated.has(vertex) ? vertex + motorwayOffset : vertex,
    )
    appendTo(neighbours, a, b)
    appendTo(neighbours, b, a)
  }
  const lineBetween = (a: number, b: number): number => map.lineOfEdge.get(edgeKey(a % motorwayOffset, b % motorwayOffset))!
  const isEnd = (node: number): boolean => {
    const list = neighbours.get(node)!
    return list.length !== 2 || lineBetween(node, list[0]) !== lineBetween(node, list[1])
  }
  const streets: Street[] = []
  const seen = new Set<number>()
  for (const [start, list] of neighbours) {
    if (!isEnd(start)) continue
    for (const first of list) {
      if (seen.has(edgeKey(start % motorwayOffset, first % motorwayOffset))) continue
      const path = [start]
      let next = first
      for (;;) {
        const previous = path[path.length - 1]
        seen.add(edgeKey(previous % motorwayOffset, next % motorwayOffset))
        path.push(next)
        if (isEnd(next)) break
        const [one, other] = neighbours.get(next)!
        next = one === previous ? other : one
      }
      streets.push(streetAlong(map, lines[lineBetween(start, first)], path, frame, streets.length + 1))
    }
  }
  return streets
}

function streetAlong(map: PlanarMap, line: PlanLine, path: readonly number[], frame: Frame, number: number): Street {
  const streetClass = line.streetClass!
  const modes = modesOfClass[streetClass] ?? allModes
  const middle = map.points[path[Math.floor(path.length / 2)] % motorwayOffset]
  return {
    fromNode: path[0] + 1,
    toNode: path[path.length - 1] + 1,
    coordinates: path.map((node) => lonLatOf(map, node % motorwayOffset)),
    streetClass,
    name: nameAt(line, frame, frame.locate(middle)),
    access: modes.reduce((bits, mode) => bits | accessBits[mode].forward | accessBits[mode].backward, 0),
    bridge: line.structure === 'bridge',
    tunnel: line.structure === 'tunnel',
    maxSpeedKmh: maxSpeedKmh[streetClass] ?? null,
    sourceKey: `way/${number}`,
  }
}

/** The name of a line at a place: 人民西路, 人民中路 or 人民东路 by where it lies. */
function nameAt({ name, suffixes, along }: PlanLine, frame: Frame, [u, v]: readonly [number, number]): string | null {
  if (name === null) return null
  const share = along === 'u' ? u / (frame.halfU * 0.55) : v / (frame.halfV * 0.55)
  const part =
    suffixes.length === 2 ? (share < 0 ? 0 : 1) : suffixes.length === 3 ? (share < -0.33 ? 0 : share < 0.33 ? 1 : 2) : 0
  return name + suffixes[part]
}
