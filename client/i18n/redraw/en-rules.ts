import type { CheckFinding, CheckRule } from '#planning/plans/check-types'
import { area, count, distance, percent } from '../numbers.ts'

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

/** What a finding says, in English. */
function finding({ rule, value, limit, text }: CheckFinding): string {
  const number = value ?? 0
  switch (rule) {
    case 'overlap':
      return `${area(number)} overlap`
    case 'unassigned':
      return `${area(number)} belong to no division`
    case 'parts':
      return `in ${count(number)} parts`
    case 'households':
      return `${count(number)} households${range(limit, count)}`
    case 'population':
      return `${count(number)} people${range(limit, count)}`
    case 'area':
      return `${area(number)}${range(limit, area)}`
    case 'compactness':
      return `compactness ${percent(number)}${range(limit, percent)}`
    case 'units_cut':
      return `the border cuts ${count(number)} smaller units`
    case 'buildings_cut':
      return `the border cuts ${count(number)} buildings`
    case 'code_unique':
      return `code ${text ?? ''} is used ${count(number)} times`
    case 'code_form':
      return `code ${text ?? ''} has a wrong form`
    case 'name_unique':
      return `“${text ?? ''}” is used twice`
    case 'service_radius':
      return `farthest ${distance(number)} from the centre${range(limit, distance)}`
  }
}

export const enRules = { names, finding }
