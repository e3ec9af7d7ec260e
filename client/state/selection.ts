import type { GapProperties } from '#contract/coverage'
import type { FacilityCategory, FacilityStatus } from '#planning/types'
import { createStore } from './create-store.ts'

export interface PickedFacility {
  id: string
  category: FacilityCategory
  name: string
  status: FacilityStatus | null
  lon: number
  lat: number
}

/** What the inspector shows. A place is a clicked point and the divisions that hold it. */
export type Picked =
  | { kind: 'place'; lon: number; lat: number }
  | { kind: 'division'; id: string }
  | { kind: 'facility'; facility: PickedFacility }
  | { kind: 'gap'; gap: GapProperties }

/** What is selected, and the division that the map outlines for it. */
export const selection = createStore<{ picked: Picked | null; divisionId: string | null }>({ picked: null, divisionId: null })

/** Selects something; the outline follows where a division is meant. */
export function pick(picked: Picked | null): void {
  selection.set({ picked, divisionId: picked?.kind === 'division' ? picked.id : null })
}
