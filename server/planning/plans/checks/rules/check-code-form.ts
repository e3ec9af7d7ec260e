import { codeLengths, codeRangesOf } from '../../../rules/division-codes.ts'
import type { DivisionLevel } from '../../../types.ts'
import type { PlanDivision, PlanState } from '../../plan-types.ts'
import type { DivisionRule } from '../check-context.ts'

/** What may be wrong with a code; the finding's text. */
export type CodeFault = 'not_digits' | 'length' | 'not_below_parent' | 'number_of_kind'

/** Says what is wrong with a division's code; null where nothing is. */
export function codeFaultOf(division: PlanDivision, parent: PlanDivision | null): CodeFault | null {
  const { code, level, kind } = division
  if (!/^\d+$/.test(code)) return 'not_digits'
  const stem = stemOf(code, level)
  const parentStem = parent && stemOf(parent.code, parent.level)
  if (parentStem !== null && /^\d+$/.test(parentStem) && !(stem.startsWith(parentStem) && stem.length > parentStem.length))
    return 'not_below_parent'
  if (codeLengths[level]?.includes(code.length) === false) return 'length'
  const ranges = codeRangesOf(level, kind)
  const number = Number(stem.slice(-3))
  const isKept = ranges.length === 0 || ranges.some(({ first, last }) => number >= first && number <= last)
  return isKept ? null : 'number_of_kind'
}

/** A town's code may be filled up with zeros to twelve digits, larger ones to six. */
function stemOf(code: string, level: DivisionLevel): string {
  if (level === 'town' && code.length === 12 && code.endsWith('000')) return code.slice(0, 9)
  if (level === 'province' && code.length === 6) return code.slice(0, 2)
  if (level === 'prefecture' && code.length === 6) return code.slice(0, 4)
  return code
}

/** Divisions are never changed and are shared by all versions of a plan: each code is looked at once under a parent. */
const known = new WeakMap<PlanDivision, { parent: PlanDivision | null; fault: CodeFault | null }>()

function knownFaultOf(state: PlanState, division: PlanDivision): CodeFault | null {
  const parent = parentOf(state, division)
  let form = known.get(division)
  if (form?.parent !== parent) {
    form = { parent, fault: codeFaultOf(division, parent) }
    known.set(division, form)
  }
  return form.fault
}

/** Finds codes that are not formed as codes of their level, or that do not begin with their parent's; those that were so in the base are only told. */
export const checkCodeForm: DivisionRule = ({ state, base }, division) => {
  const fault = knownFaultOf(state, division)
  if (fault === null) return []
  const before = base?.divisions.get(division.id)
  const wasSo = base && before ? knownFaultOf(base, before) === fault && before.code === division.code : false
  return [
    {
      rule: 'code_form',
      severity: wasSo ? 'info' : 'warning',
      divisionIds: [division.id],
      at: [],
      value: null,
      limit: null,
      text: `${division.code} ${fault}`,
    },
  ]
}

function parentOf({ divisions }: PlanState, { parentId }: PlanDivision): PlanDivision | null {
  return parentId === null ? null : (divisions.get(parentId) ?? null)
}
