import type { Bilingual, RuleMark } from './facility-rules.ts'

/** Workers that a rule asks of a community, at least. */
export interface StaffFigure {
  rule: StaffingRule['key']
  people: number
  mark: RuleMark
  source: Bilingual
}

/** A rule that says how many workers a community of so many residents has at least. */
export interface StaffingRule {
  key: 'zhuanglang' | 'plan_14_5'
  mark: RuleMark
  source: Bilingual
  workersFor(residents: number): number
}

/** Rules of communities, with what they say of residents in words of their source; places choose. */
export const staffingRules: readonly StaffingRule[] = [
  {
    key: 'zhuanglang',
    mark: 'C',
    source: {
      zh: '庄浪县:每1000名居民不少于1人,5000名以下的不少于5人(专职社区工作者)',
      en: 'Zhuanglang county: at least 1 full-time community worker for every 1000 residents, at least 5 below 5000',
    },
    workersFor: (residents) => Math.max(5, Math.ceil(residents / 1000)),
  },
  {
    key: 'plan_14_5',
    mark: 'C',
    source: {
      zh: '“十四五”社区服务规划目标(湖北、陇南、昌吉文本已核):每万名城镇居民18名社区工作者',
      en: 'Target of plans of community services 2021 to 2025 (read in those of Hubei, Longnan and Changji): 18 community workers for every 10,000 urban residents',
    },
    workersFor: (residents) => Math.ceil((18 * residents) / 10_000),
  },
]

/** What each rule asks of a community of so many residents. */
export function staffOf(residents: number): StaffFigure[] {
  return staffingRules.map(({ key, mark, source, workersFor }) => ({ rule: key, people: workersFor(residents), mark, source }))
}

/** Grid workers (网格员) of a grid: one for every 1000 people begun, as the first rule has it for communities, and no grid without one. The product's own choice: no rule says so of grids. */
export const gridWorkersFor = (people: number): number => Math.max(1, Math.ceil(people / 1000))
