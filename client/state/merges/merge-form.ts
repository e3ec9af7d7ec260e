import type { Merge } from '#contract/merges/merge-answer'
import type { MergeBody } from '#contract/merges/merge-body'
import { type MergeAim, mergeAims } from '#planning/merging/merging-types'
import { usualWeights } from '#planning/merging/question/merge-wishes'
import type { MergeLevel } from '#planning/rules/merge-rules'
import type { LonLat, TravelMode } from '#planning/types'
import { createStore } from '../create-store.ts'
import { showDivision } from '../open-division.ts'

export interface NamedUnit {
  id: string
  name: string
}

/** What a person said of units: kept apart, kept together, or a group made just so. */
export interface Pin {
  kind: 'apart' | 'together' | 'fixed'
  units: NamedUnit[]
}

/** A road or bridge that is not there, as a person drew it. */
export interface DrawnRoad {
  line: LonLat[]
}

/** What the panel asks for. Numbers are null while their field is empty: then the rule set counts. */
export interface MergeForm {
  scope: NamedUnit | null
  level: MergeLevel
  ruleSet: string
  target: number | null
  mode: TravelMode
  maxMinutes: number | null
  populationMin: number | null
  populationMax: number | null
  groupSize: number | null
  communities: MergeBody['communities']
  closeSeats: boolean
  weights: Record<MergeAim, number>
  /** Aims in order in place of weights; null: they are weighed. */
  order: readonly MergeAim[] | null
  pins: Pin[]
  roads: readonly DrawnRoad[]
  alternatives: number
  seconds: number
  seed: number
}

/** How much an aim counts: not at all, as usual, above the others. */
export const aimStrengths = [0, 1, 3] as const
export const searchSeconds = [10, 30, 120] as const

export const mergeForm = createStore<MergeForm>({
  scope: null,
  level: 'village',
  ruleSet: 'hunan_2015',
  target: null,
  mode: 'walk',
  maxMinutes: null,
  populationMin: null,
  populationMax: null,
  groupSize: null,
  communities: 'leave',
  closeSeats: false,
  weights: usualWeights,
  order: null,
  pins: [],
  roads: [],
  alternatives: 2,
  seconds: 30,
  seed: 1,
})

/** Why the question cannot be asked as it stands; null: it can. */
export type MergeFault = 'nowhere' | 'reversed'

export function faultOf({ scope, populationMin, populationMax }: MergeForm): MergeFault | null {
  if (scope === null) return 'nowhere'
  return populationMin !== null && populationMax !== null && populationMin > populationMax ? 'reversed' : null
}

const idsOf = (pins: readonly Pin[], kind: Pin['kind']): string[][] =>
  pins.filter((pin) => pin.kind === kind).map(({ units }) => units.map(({ id }) => id))

/** The body of POST /merges for a form without faults. */
export function mergeBody(form: MergeForm): Partial<MergeBody> {
  const { scope, level, ruleSet, target, mode, communities, closeSeats, pins, alternatives, seconds, seed } = form
  const limits = Object.fromEntries(
    Object.entries({
      maxMinutes: form.maxMinutes,
      populationMin: form.populationMin,
      populationMax: form.populationMax,
      maxGroupSize: form.groupSize,
    }).filter(([, value]) => value !== null),
  )
  const wishes = { keepApart: idsOf(pins, 'apart'), keepTogether: idsOf(pins, 'together'), fixed: idsOf(pins, 'fixed') }
  return {
    scope: scope!.id,
    level,
    ruleSet,
    ...(target === null ? {} : { targetCount: target }),
    ...(Object.keys(limits).length > 0 ? { limits } : {}),
    mode,
    ...(level === 'village' ? { communities } : {}),
    // How far a station serves is a walking distance.
    closeSeats: closeSeats && (mode === 'walk' || mode === 'slow_walk'),
    ...(form.order === null ? { weights: form.weights } : { order: [...form.order] }),
    ...(form.roads.length > 0
      ? { roads: form.roads.map(({ line }) => ({ line: line.map(([lon, lat]): [number, number] => [lon, lat]) })) }
      : {}),
    ...Object.fromEntries(Object.entries(wishes).filter(([, sets]) => sets.length > 0)),
    alternatives,
    seconds,
    seed,
  }
}

/** Puts the question of an answer into the panel, so that it can be changed and asked again. */
export function takeMergeQuestion(merge: Merge): void {
  const body = merge.parameters as MergeBody
  const nameOf = new Map(merge.units.map(({ unitId, name }) => [unitId, name]))
  const pinsOf = (kind: Pin['kind'], sets: readonly (readonly string[])[] = []): Pin[] =>
    sets.map((ids) => ({ kind, units: ids.map((id) => ({ id, name: nameOf.get(id) ?? id })) }))
  mergeForm.set({
    scope: { id: merge.scope.divisionId, name: merge.scope.name },
    level: body.level,
    ruleSet: body.ruleSet,
    target: body.targetCount ?? null,
    mode: body.mode,
    maxMinutes: body.limits?.maxMinutes ?? null,
    populationMin: body.limits?.populationMin ?? null,
    populationMax: body.limits?.populationMax ?? null,
    groupSize: body.limits?.maxGroupSize ?? null,
    communities: body.communities,
    closeSeats: body.closeSeats,
    weights: Object.fromEntries(mergeAims.map((aim) => [aim, body.weights?.[aim] ?? usualWeights[aim]])) as MergeForm['weights'],
    order: body.order ?? null,
    roads: body.roads?.map(({ line }) => ({ line })) ?? [],
    pins: [...pinsOf('apart', body.keepApart), ...pinsOf('together', body.keepTogether), ...pinsOf('fixed', body.fixed)],
    alternatives: body.alternatives,
    seconds: body.seconds,
    seed: body.seed,
  })
}

/** Asks about another division: what was pinned elsewhere goes. The map shows it. */
export function askWithin(scope: NamedUnit): void {
  if (mergeForm.get().scope?.id === scope.id) return
  mergeForm.set({ scope, pins: [], roads: [], target: null })
  void showDivision(scope.id)
}

const sameUnits = (a: Pin, b: Pin): boolean =>
  a.units.length === b.units.length && a.units.every(({ id }) => b.units.some((unit) => unit.id === id))

/** Pins units, in place of what was said of just these. */
export function addPin(pin: Pin): void {
  const { pins } = mergeForm.get()
  mergeForm.set({ pins: [...pins.filter((each) => !sameUnits(each, pin)), pin] })
}

export function dropPin(index: number): void {
  mergeForm.set({ pins: mergeForm.get().pins.filter((_, at) => at !== index) })
}

/** The order to begin with: the aims that count by their weights, the heaviest first. */
export const firstOrder = (weights: Record<MergeAim, number>): readonly MergeAim[] => {
  const counted = mergeAims.filter((aim) => weights[aim] > 0).sort((a, b) => weights[b] - weights[a])
  return counted.length > 0 ? counted : mergeAims.slice(0, 1)
}
