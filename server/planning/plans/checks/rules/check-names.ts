import { type NameForm, nameForm, type SoundOf } from '../../../names/name-forms.ts'
import type { CheckFinding } from '../../check-types.ts'
import { withAncestors } from '../../plan-state.ts'
import type { PlanDivision, PlanState } from '../../plan-types.ts'
import type { CheckContext } from '../check-context.ts'

/** Divisions are never changed and are shared by all versions of a plan: each name is looked at once. */
const known = new WeakMap<PlanDivision, NameForm>()

function formOf(division: PlanDivision): NameForm {
  let form = known.get(division)
  if (!form) {
    form = nameForm(division.name)
    known.set(division, form)
  }
  return form
}

const knownSounds = new WeakMap<PlanDivision, string | null>()

function soundIn(soundOf: SoundOf, division: PlanDivision): string | null {
  const known = knownSounds.get(division)
  if (known !== undefined) return known
  const sound = soundOf(division.name)
  knownSounds.set(division, sound)
  return sound
}

/** Where a name has to be unique: a village's or community's in its county (or the scope, where that is less), a town's in the scope, any other's in its parent. */
function realmOf(state: PlanState, division: PlanDivision): string {
  if (division.level === 'town') return state.scopeId
  if (division.level !== 'village') return division.parentId ?? state.scopeId
  return withAncestors(state, division.id).find(({ level }) => level === 'county')?.id ?? state.scopeId
}

/**
 * Finds divisions of a level with one name within their realm (villages and communities: the county), names of villages that are only a number or use characters
 * outside GB 2312, and, where it is known how names sound, villages of one town that sound the same. What was so in the base is only told.
 */
export function checkNames({ state, base, options: { soundOf } }: CheckContext): CheckFinding[] {
  const [owners, alike] = [new Map<string, PlanDivision[]>(), new Map<string, PlanDivision[]>()]
  const enter = (lists: typeof owners, key: string, division: PlanDivision): void => {
    const others = lists.get(key)
    if (others) others.push(division)
    else lists.set(key, [division])
  }
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
    enter(owners, `${realmOf(state, division)}\n${division.level}\n${plain}`, division)
    if (division.level !== 'village') continue
    if (isOrdinal) note([division], `${division.name} ordinal`)
    if (rare !== '') note([division], `${division.name} rare:${rare}`)
    const sound = soundOf ? soundIn(soundOf, division) : null
    if (sound !== null) enter(alike, `${division.parentId}\n${sound}`, division)
  }
  for (const divisions of owners.values()) if (divisions.length > 1) note(divisions, divisions[0].name)
  for (const divisions of alike.values()) {
    const names = [...new Set(divisions.map(({ name }) => name))].sort()
    if (names.length > 1) note(divisions, `${names.join('、')} sound`)
  }
  return findings.sort((a, b) =>
    a.text === b.text ? (a.divisionIds[0] < b.divisionIds[0] ? -1 : 1) : a.text! < b.text! ? -1 : 1,
  )
}
