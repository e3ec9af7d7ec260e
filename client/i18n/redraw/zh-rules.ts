import type { CheckFinding, CheckRule } from '#planning/plans/check-types'
import type { CodeFault } from '#planning/plans/checks/rules/check-code-form'
import { area, count, distance, percent } from '../numbers.ts'
import { namesShown } from './names-shown.ts'

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

const codeFaults: Record<CodeFault, string> = {
  not_digits: '不全是数字',
  length: '位数不对',
  not_below_parent: '不以上级代码开头',
  number_of_kind: '末三位不在这类区划的号段内',
}

/** What a finding says, in Chinese. `text` is what the rule adds to its number: a code, a name, or a word of its own. */
function finding({ rule, value, limit, text, divisionIds }: CheckFinding): string {
  const number = value ?? 0
  switch (rule) {
    case 'overlap':
      if (text === 'overlap') return `现行边界在此重叠 ${area(number)},已归其一`
      return text === 'outside_parent' ? `现行边界超出上级 ${area(number)},已略去` : `边界数据有误(${text ?? ''}),请告知管理员`
    case 'unassigned':
      return text === null
        ? `${area(number)} 没有归属`
        : `${divisionIds.length > namesShown ? '等' : '共'} ${count(number)} 个,下面还没有划分`
    case 'parts':
      return `分成 ${count(number)} 块`
    case 'households':
      return `${count(number)} 户${range(limit, count)}`
    case 'population':
      return `${count(number)} 人${range(limit, count)}`
    case 'area':
      return `${area(number)}${range(limit, area)}`
    case 'compactness':
      return `${text === 'reock' ? 'Reock' : 'Polsby–Popper'} 紧凑度 ${percent(number)}${range(limit, percent)}`
    case 'units_cut':
      return `“${text ?? ''}”被边界切开,${percent(number)} 在别处`
    case 'buildings_cut':
      return value === null ? '一栋房屋被边界切开' : `一栋 ${count(value)} 户的楼被边界切开`
    case 'code_unique':
      return divisionIds.length > 1 ? `共用代码 ${text ?? ''}` : `代码 ${text ?? ''} 曾属别处,不得再用`
    case 'code_form': {
      const [code, fault] = (text ?? '').split(' ')
      return `代码 ${code} ${codeFaults[fault as CodeFault] ?? fault}`
    }
    case 'name_unique': {
      const [name, fault] = (text ?? '').split(' ')
      if (fault === 'sound') return `“${name}”同音(不计声调)`
      if (fault === 'ordinal') return `“${name}”只是序号,分不清是哪里`
      return fault?.startsWith('rare:') ? `“${name}”含生僻字 ${fault.slice('rare:'.length)}` : `“${text ?? ''}”重名`
    }
    case 'service_radius':
      if (text === 'not_computed') return '步行距离还没有算出'
      if (text === 'no_station') return '辖区内没有社区服务站'
      if (text === 'beyond_reach') return `超过 5% 的人走不到社区服务站${range(limit, distance)}`
      return `95% 的人步行 ${distance(number)} 之内到社区服务站${range(limit, distance)}`
  }
}

export const zhRules = { names, finding }
