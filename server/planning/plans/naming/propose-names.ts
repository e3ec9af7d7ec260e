import { interiorPoint } from '../../geodesy/interior-point.ts'
import { metersPerDegree } from '../../geodesy/lengths.ts'
import type { MultiPolygonCoordinates } from '../../types.ts'
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

function withSide(name: string, side: string): string {
  const ending = endings.exec(name)
  return ending ? `${name.slice(0, ending.index)}${side}${ending[0]}` : `${name}${side}`
}

/** A name that no sibling has: with a number behind it where it is taken. */
function freeName({ divisions }: PlanState, { level, parentId }: PlanDivision, name: string): string {
  const taken = new Set<string>()
  for (const other of divisions.values()) if (other.level === level && other.parentId === parentId) taken.add(other.name)
  if (!taken.has(name)) return name
  for (let number = 2; ; number++) if (!taken.has(`${name}${number}`)) return `${name}${number}`
}
