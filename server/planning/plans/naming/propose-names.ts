import { interiorPoint } from '../../geodesy/interior-point.ts'
import { metersPerDegree } from '../../geodesy/lengths.ts'
import type { MultiPolygonCoordinates } from '../../types.ts'
import type { PlanDivision, PlanState } from '../plan-types.ts'

/** Words that end names of divisions, which a direction goes before. */
const endings = /(社区居民委员会|村民委员会|社区|街道|村民小组|村|镇|乡|组|网格)$/

/** Names for the parts of a divided division, by where they lie: 幸福东社区 and 幸福西社区. Grids that are numbered get their numbers. */
export function proposeNames(
  state: PlanState,
  division: PlanDivision,
  parts: readonly [MultiPolygonCoordinates, MultiPolygonCoordinates],
  codes: readonly [string, string],
): [string, string] {
  const numbered = /^(.*第)\d+(网格|组)$/.exec(division.name)
  if (numbered) return [0, 1].map((i) => `${numbered[1]}${Number(codes[i].slice(-3))}${numbered[2]}`) as [string, string]
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
