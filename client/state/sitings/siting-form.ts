import type { SitingBody } from '#contract/sitings/siting-body'
import type { SitingModel } from '#planning/siting/question/siting-wishes'
import type { DivisionLevel, FacilityCategory } from '#planning/types'
import { createStore } from '../create-store.ts'

/** One tier of a network as its form has it. */
export interface FormTier {
  name: string
  /** null: the question's. */
  category: FacilityCategory | null
  level: DivisionLevel
  /** null: whatever the area. */
  leastSquareKilometers: number | null
  premisesFirst: boolean
}

export const mostTiers = 6

type GivenCandidates = Exclude<SitingBody['candidates'], string>

/** What the panel asks for. Numbers are null while their field is empty or holds none. */
export interface SitingForm {
  category: FacilityCategory
  model: SitingModel
  limitBy: 'sites' | 'budget'
  sites: number | null
  budget: number | null
  /** Per cent of all people to be covered. */
  targetPercent: number | null
  /** Per cent of the people of every village and community; null: no such wish. */
  leastPercent: number | null
  capacity: number | null
  /** Room that each existing facility may be given; null: none. */
  enlargeCapacity: number | null
  /** What that costs, where a new site costs 1. */
  enlargeCost: number | null
  demand: SitingBody['demand']
  /** Id of the division that is asked about; null: the whole map. */
  within: string | null
  /** null: the category's own radius. */
  minutes: number | null
  mode: SitingBody['mode']
  distance: SitingBody['distance']
  candidates: 'streets' | 'premises' | 'demand' | 'given'
  /** Places that a file or a program proposed. */
  given: GivenCandidates
  /** Between street corners, in meters; null: as near as makes sense. */
  spacingMeters: number | null
  existing: SitingBody['existing']
  counted: SitingBody['counted']
  unreachable: SitingBody['unreachable']
  seconds: number
  seed: number
  /** Tiers of a network, from above; null: the usual ones. */
  tiers: FormTier[] | null
  /** What else was asked and has no field here: passed on as it is. */
  carried: Partial<Pick<SitingBody, 'keep' | 'close' | 'speedKmh' | 'capMeters'>>
}

/** How long a search may take, in seconds. */
export const searchSeconds = [5, 10, 30, 60, 300] as const

export const sitingForm = createStore<SitingForm>({
  category: 'clinic_station',
  model: 'max-cover',
  limitBy: 'sites',
  sites: 5,
  budget: null,
  targetPercent: 90,
  leastPercent: null,
  capacity: null,
  enlargeCapacity: null,
  enlargeCost: 1,
  demand: 'population',
  within: null,
  minutes: null,
  mode: 'walk',
  distance: 'streets',
  candidates: 'streets',
  given: [],
  spacingMeters: null,
  existing: 'keep',
  counted: 'now',
  unreachable: 'refuse',
  seconds: 10,
  seed: 1,
  tiers: null,
  carried: {},
})

/** Whether a model finds the best for a number of sites, and is not to find out how many it needs. */
export const asksNumber = (model: SitingModel): boolean => model !== 'set-cover' && model !== 'tiered'
export const asksCapacity = (model: SitingModel): boolean => model === 'capacitated-p-median' || model === 'capacitated-cover'
export const asksLeast = (model: SitingModel): boolean => model === 'set-cover' || model === 'max-cover'
/** Whether everybody must get somewhere, so that people whom no place can serve make it impossible. */
export const servesAll = (model: SitingModel): boolean => model === 'p-center' || model === 'capacitated-p-median'
const drawsCurve = (model: SitingModel): boolean => model === 'max-cover' || model === 'p-median' || model === 'p-center'

/** Whether the number of sites may be given as a budget instead. */
export const mayBudget = ({ model, existing }: SitingForm): boolean =>
  asksNumber(model) && model !== 'p-center' && existing !== 'may-close'
export const byBudget = (form: SitingForm): boolean => mayBudget(form) && form.limitBy === 'budget'
/** Whether existing facilities can be given more room. */
export const mayEnlarge = ({ model, existing }: SitingForm): boolean => asksCapacity(model) && existing === 'keep'

/** Why the question cannot be asked as it stands; null: it can. */
export type FormFault = 'noSites' | 'noBudget' | 'noTarget' | 'noCapacity' | 'noCandidates'

export function faultOf(form: SitingForm): FormFault | null {
  const { model, sites, budget, targetPercent, capacity } = form
  if (model === 'set-cover' && targetPercent === null) return 'noTarget'
  if (asksNumber(model) && (byBudget(form) ? budget : sites) === null) return byBudget(form) ? 'noBudget' : 'noSites'
  if (asksCapacity(model) && capacity === null) return 'noCapacity'
  return form.candidates === 'given' && form.given.length === 0 ? 'noCandidates' : null
}

/** Asks about another category: what was said about single facilities goes. */
export function chooseCategory(category: FacilityCategory): void {
  sitingForm.set({ category, carried: {} })
}

const tierAsked = ({ category, leastSquareKilometers, ...tier }: FormTier): NonNullable<SitingBody['tiers']>[number] => ({
  ...tier,
  ...(category === null ? {} : { category }),
  ...(leastSquareKilometers === null ? {} : { minAreaSquareKilometers: leastSquareKilometers }),
})

/** The body of POST /sitings for a form without faults; what does not go with the model is left out. */
export function sitingBody(form: SitingForm): Partial<SitingBody> {
  const { model, category, sites, budget, targetPercent, leastPercent, capacity, within, minutes } = form
  const { candidates, given, spacingMeters, enlargeCapacity, enlargeCost } = form
  const { tiers } = form
  const isBudget = byBudget(form)
  return {
    model,
    category,
    ...(asksNumber(model) && !isBudget && sites !== null ? { sites } : {}),
    ...(isBudget && budget !== null ? { budget } : {}),
    ...(model === 'set-cover' && targetPercent !== null ? { coverageTarget: targetPercent / 100 } : {}),
    ...(asksLeast(model) && leastPercent !== null ? { minimumShare: leastPercent / 100 } : {}),
    ...(asksCapacity(model) && capacity !== null ? { capacity } : {}),
    ...(mayEnlarge(form) && enlargeCapacity !== null ? { enlarge: { capacity: enlargeCapacity, cost: enlargeCost ?? 1 } } : {}),
    demand: form.demand,
    ...(within === null ? {} : { within }),
    ...(minutes === null ? {} : { minutes }),
    mode: form.mode,
    distance: form.distance,
    candidates: candidates === 'given' ? given : candidates,
    ...(candidates === 'streets' && spacingMeters !== null ? { spacingMeters } : {}),
    existing: form.existing,
    counted: form.counted,
    unreachable: form.unreachable,
    ...form.carried,
    ...(model === 'tiered' && tiers !== null ? { tiers: tiers.map(tierAsked) } : {}),
    curve: drawsCurve(model) && !isBudget,
    seconds: form.seconds,
    seed: form.seed,
  }
}
