import type { CheckFinding, CheckRule } from '#planning/plans/check-types'
import { area, count, distance, percent } from '../numbers.ts'

const range = (limit: CheckFinding['limit'], write: (value: number) => string): string => {
  if (!limit) return ''
  const { min, max } = limit
  if (min !== null && max !== null) return `(应为 ${write(min)}–${write(max)})`
  return min !== null ? `(至少 ${write(min)})` : max !== null ? `(至多 ${write(max)})` : ''
}

const names: Record<CheckRule, string> = {
  overlap: '重叠',
  unassigned: '未划定的土地',
  parts: '不连通',
  households: '户数',
  population: '人口',
  area: '面积',
  compactness: '紧凑度',
  units_cut: '切开的小单元',
  buildings_cut: '切开的楼栋',
  code_unique: '代码重复',
  code_form: '代码格式',
  name_unique: '重名',
  service_radius: '服务半径',
}

/** What a finding says, in Chinese. */
function finding({ rule, value, limit, text }: CheckFinding): string {
  const number = value ?? 0
  switch (rule) {
    case 'overlap':
      return `重叠 ${area(number)}`
    case 'unassigned':
      return `${area(number)} 没有归属`
    case 'parts':
      return `分成 ${count(number)} 块`
    case 'households':
      return `${count(number)} 户${range(limit, count)}`
    case 'population':
      return `${count(number)} 人${range(limit, count)}`
    case 'area':
      return `${area(number)}${range(limit, area)}`
    case 'compactness':
      return `紧凑度 ${percent(number)}${range(limit, percent)}`
    case 'units_cut':
      return `${count(number)} 个小单元被边界切开`
    case 'buildings_cut':
      return `${count(number)} 栋楼被边界切开`
    case 'code_unique':
      return `代码 ${text ?? ''} 用了 ${count(number)} 次`
    case 'code_form':
      return `代码 ${text ?? ''} 不合格式`
    case 'name_unique':
      return `“${text ?? ''}”重名`
    case 'service_radius':
      return `离中心最远 ${distance(number)}${range(limit, distance)}`
  }
}

export const zhRules = { names, finding }
