import type { CheckFinding, CheckRule } from '#planning/plans/check-types'
import type { CodeFault } from '#planning/plans/checks/rules/check-code-form'
import { area, count, distance, percent } from '../numbers.ts'
import { namesShown } from './names-shown.ts'

const range = (limit: CheckFinding['limit'], write: (value: number) => string): string => {
  if (!limit) return ''
  const { min, max } = limit
  if (min !== null && max !== null) return ` (should be ${write(min)}–${write(max)})`
  return min !== null ? ` (at least ${write(min)})` : max !== null ? ` (at most ${write(max)})` : ''
}

const names: Record<CheckRule, string> = {
  overlap: 'Overlap',
  unassigned: 'Unassigned ground',
  parts: 'Not contiguous',
  households: 'Households',
  population: 'People',
  area: 'Area',
  compactness: 'Compactness',
  units_cut: 'Units cut',
  buildings_cut: 'Buildings cut',
  code_unique: 'Code used twice',
  code_form: 'Form of the code',
  name_unique: 'Name used twice',
  service_radius: 'Service radius',
}

const codeFaults: Record<CodeFault, string> = {
  not_digits: 'is not digits only',
  length: 'has a wrong length',
  not_below_parent: 'does not begin with its parent’s',
  number_of_kind: 'ends in a number kept for another kind',
}

/** What a finding says, in English. `text` is what the rule adds to its number: a code, a name, or a word of its own. */
function finding({ rule, value, limit, text, divisionIds }: CheckFinding): string {
  const number = value ?? 0
  switch (rule) {
    case 'overlap':
      if (text === 'overlap') return `published borders overlap here by ${area(number)}; one has it now`
      return text === 'outside_parent'
        ? `${area(number)} beyond the parent’s published border, left out`
        : `faulty borders (${text ?? ''}); tell the administrator`
    case 'unassigned':
      return text === null
        ? `${area(number)} belong to no division`
        : `${divisionIds.length > namesShown ? 'and others, ' : ''}${count(number)} in all, with nothing below yet`
    case 'parts':
      return `in ${count(number)} parts`
    case 'households':
      return `${count(number)} households${range(limit, count)}`
    case 'population':
      return `${count(number)} people${range(limit, count)}`
    case 'area':
      return `${area(number)}${range(limit, area)}`
    case 'compactness':
      return `${text === 'reock' ? 'Reock' : 'Polsby–Popper'} compactness ${percent(number)}${range(limit, percent)}`
    case 'units_cut':
      return `the border cuts “${text ?? ''}”, ${percent(number)} lie elsewhere`
    case 'buildings_cut':
      return value === null ? 'the border cuts a building' : `the border cuts a building of ${count(value)} households`
    case 'code_unique':
      return divisionIds.length > 1 ? `share the code ${text ?? ''}` : `code ${text ?? ''} was another’s and is never given again`
    case 'code_form': {
      const [code, fault] = (text ?? '').split(' ')
      return `code ${code} ${codeFaults[fault as CodeFault] ?? fault}`
    }
    case 'name_unique': {
      const [name, fault] = (text ?? '').split(' ')
      if (fault === 'sound') return `“${name}” sound the same (tones aside)`
      if (fault === 'ordinal') return `“${name}” is a number only and tells no place from another`
      return fault?.startsWith('rare:')
        ? `“${name}” has rare characters: ${fault.slice('rare:'.length)}`
        : `“${text ?? ''}” is used more than once`
    }
    case 'service_radius':
      if (text === 'not_computed') return 'the ways on foot are not known yet'
      if (text === 'no_station') return 'has no service station'
      if (text === 'beyond_reach') return `more than 5% of the people cannot walk to the service station${range(limit, distance)}`
      return `95% of the people walk ${distance(number)} at most to the service station${range(limit, distance)}`
  }
}

export const enRules = { names, finding }
