import { pointInPolygons } from '../../coverage/point-in-polygons.ts'
import { interiorPoint } from '../../geodesy/interior-point.ts'
import { metersPerDegree } from '../../geodesy/lengths.ts'
import type { LonLat, MultiPolygonCoordinates } from '../../types.ts'
import { childrenOf } from '../plan-state.ts'
import type { PlanDivision, PlanState } from '../plan-types.ts'
import type { NamingState } from './propose-code.ts'

/** Names that are a number in a series: 幸福社区第3网格. */
const numbered = /^(.*第)\d+(微?网格|组)$/

/** The usual name of a new grid: its parent's with the number in which its code ends, in the form of the siblings' names; null for divisions that are no grids. */
export function proposeGridName(
  state: NamingState,
  parent: Pick<PlanDivision, 'id' | 'code' | 'name'>,
  { level, code }: Pick<PlanDivision, 'level' | 'code'>,
): string | null {
  if (!level.startsWith('grid_')) return null
  const number = Number(/\d{1,3}$/.exec(code.slice(parent.code.length))?.[0] ?? code.slice(-3))
  for (const id of childrenOf(state, parent.id)) {
    const sibling = numbered.exec(state.divisions.get(id)!.name)
    if (sibling) return `${sibling[1]}${number}${sibling[2]}`
  }
  return `${parent.name}第${number}${level === 'grid_1' ? '网格' : '微网格'}`
}

/** Words that end names of divisions, which a direction goes before. */
const endings = /(社区居民委员会|村民委员会|社区|街道|村民小组|村|镇|乡|组|网格)$/

/** Names for the parts of a divided division, by where they lie: 幸福东社区 and 幸福西社区. Grids that are numbered get their numbers. */
export function proposeNames(
  state: PlanState,
  division: PlanDivision,
  parts: readonly [MultiPolygonCoordinates, MultiPolygonCoordinates],
  codes: readonly [string, string],
): [string, string] {
  const series = numbered.exec(division.name)
  if (series) return [0, 1].map((i) => `${series[1]}${Number(codes[i].slice(-3))}${series[2]}`) as [string, string]
  const [a, b] = parts.map(interiorPoint)
  const { lon, lat } = metersPerDegree(a[1])
  const [east, north] = [(a[0] - b[0]) * lon, (a[1] - b[1]) * lat]
  const sides =
    Math.abs(east) >= Math.abs(north) ? (east > 0 ? ['东', '西'] : ['西', '东']) : north > 0 ? ['北', '南'] : ['南', '北']
  return sides.map((side) => freeName(state, division, withSide(division.name, side))) as [string, string]
}

/** A name for new ground, by the side of the present division that it lies in (of several the first; of none the nearest): 幸福北社区. No name of `taken` comes twice. */
export function nameBeside(
  taken: readonly Pick<PlanDivision, 'name'>[],
  present: readonly { name: string; geometry: MultiPolygonCoordinates }[],
  geometry: MultiPolygonCoordinates,
): string {
  const at = interiorPoint(geometry)
  const { lon, lat } = metersPerDegree(at[1])
  const middleOf = (outline: MultiPolygonCoordinates): LonLat => interiorPoint(outline)
  const offset = ([x, y]: LonLat): [number, number] => [(at[0] - x) * lon, (at[1] - y) * lat]
  const distance = (outline: MultiPolygonCoordinates): number => Math.hypot(...offset(middleOf(outline)))
  const holder = present.find((each) => pointInPolygons(each.geometry, ...at))
  const beside = holder ?? [...present].sort((a, b) => distance(a.geometry) - distance(b.geometry))[0]
  const [east, north] = offset(middleOf(beside.geometry))
  const side = Math.abs(east) >= Math.abs(north) ? (east >= 0 ? '东' : '西') : north >= 0 ? '北' : '南'
  return free(new Set(taken.map(({ name }) => name)), withSide(beside.name, side))
}

function withSide(name: string, side: string): string {
  const ending = endings.exec(name)
  return ending ? `${name.slice(0, ending.index)}${side}${ending[0]}` : `${name}${side}`
}

/** A name that no sibling has: with a number behind it where it is taken. */
function freeName({ divisions }: PlanState, { level, parentId }: PlanDivision, name: string): string {
  const taken = new Set<string>()
  for (const other of divisions.values()) if (other.level === level && other.parentId === parentId) taken.add(other.name)
  return free(taken, name)
}

function free(taken: ReadonlySet<string>, name: string): string {
  if (!taken.has(name)) return name
  for (let number = 2; ; number++) if (!taken.has(`${name}${number}`)) return `${name}${number}`
}
