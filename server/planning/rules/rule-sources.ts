import type { CheckRule } from '../plans/check-types.ts'
import type { Bilingual, RuleMark } from './facility-rules.ts'

const gridRules: Bilingual = {
  zh: '北京市地方标准、CJ/T 349-2010:网格间建立拓扑关系;全覆盖的文字要求未核验',
  en: 'Beijing’s standard and CJ/T 349-2010: topology between grids; the wording of full coverage was not verified',
}
const codes: Bilingual = {
  zh: '统计用区划代码:6位县+3位乡镇+3位村;网格15位(北京)',
  en: 'Statistical division code: 6 digits county, 3 town, 3 village; grids 15 digits (Beijing)',
}

/** Where the rules of the checks come from, but for sizes and ways, which have their own. */
export const ruleSources: Readonly<Record<CheckRule, { source: Bilingual | null; mark: RuleMark | null }>> = {
  overlap: { source: gridRules, mark: 'C' },
  unassigned: { source: gridRules, mark: 'U' },
  parts: {
    source: { zh: '网格为一个连续的闭合多边形(通行做法,未核验)', en: 'One contiguous part (common practice, not verified)' },
    mark: 'U',
  },
  households: { source: null, mark: null },
  population: { source: null, mark: null },
  area: { source: null, mark: null },
  compactness: { source: null, mark: null },
  units_cut: {
    source: { zh: '不拆分小区(通行做法,未核验)', en: 'Do not split an estate (common practice, not verified)' },
    mark: 'U',
  },
  buildings_cut: {
    source: { zh: '不拆分楼栋(通行做法,未核验)', en: 'Do not split a building (common practice, not verified)' },
    mark: 'U',
  },
  code_unique: { source: { zh: '撤销的代码保留,不再使用', en: 'Retired codes are kept and never used again' }, mark: 'C' },
  code_form: { source: codes, mark: 'C' },
  name_unique: {
    source: {
      zh: '地名管理规定:县内村名、社区名不重名,不用序数、生僻字(地方规定);同一乡镇内不同音(1986 年旧规定,同音不计声调)',
      en: 'Rules of place names: no village or community name twice in a county, no bare ordinals, no rare characters (a provincial rule); none that sounds like another of the town (rule of 1986, tones aside)',
    },
    mark: 'C',
  },
  service_radius: { source: null, mark: null },
}
