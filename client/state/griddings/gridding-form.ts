import type { Gridding } from '#contract/griddings/gridding-answer'
import type { GriddingBody, GroupingKind } from '#contract/griddings/gridding-body'
import type { WorkloadPoints } from '#planning/division/measure/grid-workload'
import { type DivisionWishes, usualWishes } from '#planning/division/prices'
import { communitySize } from '#planning/rules/community-size'
import { gridSizes } from '#planning/rules/grid-sizes'
import type { LonLat } from '#planning/types'
import { createStore } from '../create-store.ts'
import { showDivision } from '../open-division.ts'
import { parametersOf } from './gridding-parameters.ts'

/** A passage opened or closed by hand. */
export interface HandCrossing {
  at: LonLat
  passable: boolean
}

/** A division to divide; its households where they are known. */
export interface NamedDivision {
  id: string
  name: string
  households?: number | null
}

/** What the panel asks for. Numbers are null while their field is empty or holds none. */
export interface GriddingForm {
  /** What is made of the divisions. */
  kind: GroupingKind
  /** What planning areas and service districts consist of. */
  unitLevel: 'town' | 'village'
  divisions: NamedDivision[]
  min: number | null
  max: number | null
  /** null: as many grids as the range needs. */
  parts: number | null
  weights: DivisionWishes
  /** Present grids that stay. */
  locked: string[]
  crossings: HandCrossing[]
  /** Points of work that a household and a person give a grid; none given: workload is not told. */
  workload: Partial<WorkloadPoints>
  seconds: number
  seed: number
}

/** How much a wish counts: not at all, as usual, above the others. */
export const wishStrengths = [0, 1, 3] as const

/** How long a search may take, in seconds. */
export const searchSeconds = [5, 10, 30, 60, 300] as const

const { min, max } = gridSizes[0].households

export const griddingForm = createStore<GriddingForm>({
  kind: 'grid',
  unitLevel: 'town',
  divisions: [],
  min,
  max,
  parts: null,
  weights: usualWishes,
  locked: [],
  crossings: [],
  workload: {},
  seconds: 10,
  seed: 1,
})

/** Why the question cannot be asked as it stands; null: it can. */
export type FormFault = 'nowhere' | 'noRange' | 'reversed'

export function faultOf({ divisions, min, max, parts }: GriddingForm): FormFault | null {
  if (divisions.length === 0) return 'nowhere'
  const isOpen = min === null && max === null && parts !== null && divisions.length === 1
  if (isOpen) return null
  if (min === null || max === null || max < 1) return 'noRange'
  return min > max ? 'reversed' : null
}

/** How far a grouping may be from the mean where nobody has said so yet: a third more or less. */
const evenShare = 1 / 3

/** The range that is proposed for so many parts of a grouping; for grids, sizes are known. */
function evenRange({ kind, divisions, parts }: GriddingForm): { min: number; max: number } | null {
  const households = divisions.length === 1 ? divisions[0].households : null
  if (hasKnownSize(kind) || parts === null || !households) return null
  const mean = households / parts
  return { min: Math.floor(mean * (1 - evenShare)), max: Math.ceil(mean * (1 + evenShare)) }
}

/** Changes what is asked; a range that was proposed follows. */
export function changeForm(change: Partial<GriddingForm>): void {
  const before = griddingForm.get()
  const after = { ...before, ...change }
  const [was, now] = [evenRange(before), evenRange(after)]
  const isProposed = (before.min === null && before.max === null) || (before.min === was?.min && before.max === was?.max)
  const isSaid = change.min !== undefined || change.max !== undefined
  griddingForm.set(!isSaid && isProposed && now !== null ? { ...change, ...now } : change)
}

/** Whether a source says how large such divisions are. */
const hasKnownSize = (kind: GroupingKind): boolean => kind === 'grid' || kind === 'community'

/** Makes something else of the divisions: sizes are known for grids and communities only, so that of others one says how many. Of communities little is to change. */
export function chooseKind(kind: GroupingKind): void {
  const known = kind === 'grid' ? gridSizes[0].households : communitySize.households
  const sizes = hasKnownSize(kind) ? { ...known, parts: null } : { parts: 4 }
  if (!hasKnownSize(kind)) griddingForm.set({ min: null, max: null })
  const weights = { ...griddingForm.get().weights, littleChange: kind === 'community' ? 1 : 0 }
  changeForm({ kind, locked: [], crossings: [], weights, ...sizes })
}

/** Puts the question of an answer into the panel, so that it can be changed and asked again. */
export function takeQuestion(gridding: Gridding): void {
  const { divisions, households, parts, weights, lockedGridIds, crossings, workload, seconds } = parametersOf(gridding)
  const unitLevel = divisions[0]?.unitLevel
  griddingForm.set({
    kind: gridding.kind,
    ...(unitLevel === 'town' || unitLevel === 'village' ? { unitLevel } : {}),
    divisions: divisions.map(({ id, name }) => ({ id, name })),
    min: households?.min ?? null,
    max: households?.max ?? null,
    parts,
    weights,
    locked: [...lockedGridIds],
    crossings: [...crossings],
    workload: workload ?? {},
    seconds,
    seed: gridding.seed,
  })
}

/** The body of POST /griddings for a form without faults. What is about one division is left out for several. */
export function griddingBody(form: GriddingForm): Partial<GriddingBody> {
  const { kind, unitLevel, divisions, min, max, parts, weights, locked, crossings, workload, seconds, seed } = form
  const isOne = divisions.length === 1
  const hasWork = Object.values(workload).some((points) => points > 0)
  return {
    kind,
    ...(kind === 'planning_area' || kind === 'service_district' ? { unitLevel } : {}),
    ...(isOne ? { divisionId: divisions[0].id } : { divisionIds: divisions.map(({ id }) => id) }),
    ...(min !== null && max !== null ? { households: { min, max } } : {}),
    weights,
    ...(isOne && parts !== null ? { parts } : {}),
    ...(isOne && locked.length > 0 ? { locked } : {}),
    ...(isOne && crossings.length > 0
      ? { crossings: crossings.map(({ at: [lon, lat], passable }) => ({ at: [lon, lat], passable })) }
      : {}),
    ...(hasWork ? { workload } : {}),
    seconds,
    seed,
  }
}

/** Puts a division into the question, in the place of the others or beside them; what was said about another one's grids goes. The map shows it. */
export function askAbout(division: NamedDivision, beside = false): void {
  const { divisions } = griddingForm.get()
  if (divisions.some(({ id }) => id === division.id)) return
  changeForm({ divisions: beside ? [...divisions, division] : [division], locked: [], crossings: [] })
  void showDivision(division.id)
}
