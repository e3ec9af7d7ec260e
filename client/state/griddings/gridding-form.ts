import type { GriddingBody } from '#contract/griddings/gridding-body'
import { type DivisionWishes, usualWishes } from '#planning/division/prices'
import { gridSizes } from '#planning/rules/grid-sizes'
import type { LonLat } from '#planning/types'
import { createStore } from '../create-store.ts'
import { showDivision } from '../open-division.ts'

/** A passage opened or closed by hand. */
export interface HandCrossing {
  at: LonLat
  passable: boolean
}

/** What the panel asks for. Numbers are null while their field is empty or holds none. */
export interface GriddingForm {
  divisions: { id: string; name: string }[]
  min: number | null
  max: number | null
  /** null: as many grids as the range needs. */
  parts: number | null
  weights: DivisionWishes
  /** Present grids that stay. */
  locked: string[]
  crossings: HandCrossing[]
  seconds: number
  seed: number
}

/** How much a wish counts: not at all, as usual, above the others. */
export const wishStrengths = [0, 1, 3] as const

/** How long a search may take, in seconds. */
export const searchSeconds = [5, 10, 30, 60, 300] as const

const { min, max } = gridSizes[0].households

export const griddingForm = createStore<GriddingForm>({
  divisions: [],
  min,
  max,
  parts: null,
  weights: usualWishes,
  locked: [],
  crossings: [],
  seconds: 10,
  seed: 1,
})

/** Why the question cannot be asked as it stands; null: it can. */
export type FormFault = 'nowhere' | 'noRange' | 'reversed'

export function faultOf({ divisions, min, max }: GriddingForm): FormFault | null {
  if (divisions.length === 0) return 'nowhere'
  if (min === null || max === null || max < 1) return 'noRange'
  return min > max ? 'reversed' : null
}

/** The body of POST /griddings for a form without faults. What is about one division is left out for several. */
export function griddingBody(form: GriddingForm): Partial<GriddingBody> {
  const { divisions, min, max, parts, weights, locked, crossings, seconds, seed } = form
  const isOne = divisions.length === 1
  return {
    ...(isOne ? { divisionId: divisions[0].id } : { divisionIds: divisions.map(({ id }) => id) }),
    households: { min: min!, max: max! },
    weights,
    ...(isOne && parts !== null ? { parts } : {}),
    ...(isOne && locked.length > 0 ? { locked } : {}),
    ...(isOne && crossings.length > 0
      ? { crossings: crossings.map(({ at: [lon, lat], passable }) => ({ at: [lon, lat], passable })) }
      : {}),
    seconds,
    seed,
  }
}

/** Puts a division into the question, in the place of the others or beside them; what was said about another one's grids goes. The map shows it. */
export function askAbout(division: { id: string; name: string }, beside = false): void {
  const { divisions } = griddingForm.get()
  if (divisions.some(({ id }) => id === division.id)) return
  griddingForm.set({ divisions: beside ? [...divisions, division] : [division], locked: [], crossings: [], parts: null })
  void showDivision(division.id)
}
