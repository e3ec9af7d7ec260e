import type { AtomMap } from './atom-map.ts'
import type { RangeGoal, RangeMeasure } from './range-goal.ts'

/** Units that change their division, and to which they go, in order of units. */
export type Exchange = readonly { atom: number; to: string }[]

/** What is to be brought within its range, and what all divisions have and may have. */
export interface ExchangeTask {
  atomMap: AtomMap
  id: string
  goals: ReadonlyMap<string, RangeGoal>
  measure: RangeMeasure
  /** Whether the division has too little. */
  isTaking: boolean
}
