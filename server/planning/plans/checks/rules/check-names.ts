import { rareCharacters } from '../../../names/rare-characters.ts'
import type { CheckFinding } from '../../check-types.ts'
import { withAncestors } from '../../plan-state.ts'
import type { PlanDivision, PlanState } from '../../plan-types.ts'
import type { CheckContext } from '../check-context.ts'

/** 第三村, 3社区, 二十一村 …: a number and nothing that tells one place from another. 五一村 and 八一村 are no numbers. */
const bareOrdinal =
  /^第?(\d+|[一二三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]?百.*)号?(村|社区|居|居委会|村委会|村民委员会|居民委员会)?$/u

interface NameForm {
  /** As names are compared: full width as half, without spaces. */
  plain: string
  isOrdinal: boolean
  rare: string
}

/** Divisions are never changed and are shared by all versions of a plan: each name is looked at once. */
const known = new WeakMap<PlanDivision, NameForm>()

function formOf(division: PlanDivision): NameForm {
  let form = known.get(division)
  if (!form) {
    const { name } = division
    form = {
      plain: name.normalize('NFKC').replace(/\s/gu, ''),
      isOrdinal: bareOrdinal.test(name),
      rare: rareCharacters(name),
    }
    known.set(division, form)
  }
  return form
}

/** Where a name has to be unique: a village's or community's in its county (or the scope, where that is less), a town's in the scope, any other's in its parent. */
function realmOf(state: PlanState, division: PlanDivision): string {
  if (division.level === 'town') return state.scopeId
  if (division.level !== 'village') return division.parentId ?? state.scopeId
  return withAncestors(state, division.id).find(({ level }) => level === 'county')?.id ?? state.scopeId
}

/**
 * Finds divisions of a level with one name within their realm (villages and communities: the county), and names of villages that are only a number or use characters
 * outside GB 2312. Names that sound the same are not looked for. What was so in the base is only told.
 */
export function checkNames({ state, base }: CheckContext): CheckFinding[] {
  const owners = new Map<string, PlanDivision[]>()
  const findings: CheckFinding[] = []
  const isAsBefore = ({ id, name, parentId }: PlanDivision): boolean => {
    const before = base?.divisions.get(id)
    return before?.name === name && before.parentId === parentId
  }
  const note = (divisions: PlanDivision[], text: string): void => {
    const severity = divisions.every(isAsBefore) ? 'info' : 'warning'
    const divisionIds = divisions.map(({ id }) => id).sort()
    findings.push({ rule: 'name_unique', severity, divisionIds, at: [], value: null, limit: null, text })
  }
  for (const division of state.divisions.values()) {
    if (division.id === state.scopeId) continue
    const { plain, isOrdinal, rare } = formOf(division)
    const key = `${realmOf(state, division)}\n${division.level}\n${plain}`
    const namesakes = owners.get(key)
    if (namesakes) namesakes.push(division)
    else owners.set(key, [division])
    if (division.level !== 'village') continue
    if (isOrdinal) note([division], `${division.name} ordinal`)
    if (rare !== '') note([division], `${division.name} rare:${rare}`)
  }
  for (const divisions of owners.values()) if (divisions.length > 1) note(divisions, divisions[0].name)
  return findings.sort((a, b) =>
    a.text === b.text ? (a.divisionIds[0] < b.divisionIds[0] ? -1 : 1) : a.text! < b.text! ? -1 : 1,
  )
}
