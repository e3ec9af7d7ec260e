import type { StreetClass } from '#planning/types'

/** What a line of the plan is; `ridge` and `field` are borders of slopes, fields, blocks or water that nobody travels on. */
export type LineKind = 'boundary' | 'river' | 'stream' | 'ridge' | 'railway' | 'expressway' | 'road' | 'lane' | 'field'

/** How a road passes a river, railway or expressway; `level` is a level crossing. */
export type Structure = 'bridge' | 'tunnel' | 'level'

export interface PlanLine {
  kind: LineKind
  /** Null where nobody travels. */
  streetClass: StreetClass | null
  /** Base of the name, completed by `suffixes` with the part of the town an edge lies in. */
  name: string | null
  /** Endings for the low, middle and high part of the line: 西路, 中路, 东路. One ending = one name throughout. */
  suffixes: readonly string[]
  /** Which coordinate of the plan tells the parts apart. */
  along: 'u' | 'v'
  /** Goes on beyond the town. */
  country: boolean
  /** Goes through the town as well. */
  through: boolean
  /** Passes the river, streams, the railway and the expressway. */
  passes: { river: boolean; stream: boolean; railway: Structure | null; expressway: Structure | null }
  structure: Structure | null
}

const nothing = { river: false, stream: false, railway: null, expressway: null } as const

/** A line with the usual values of its kind. */
export function planLine(kind: LineKind, changes: Partial<PlanLine> = {}): PlanLine {
  return {
    kind,
    streetClass: null,
    name: null,
    suffixes: [''],
    along: 'u',
    country: false,
    through: false,
    passes: nothing,
    structure: null,
    ...changes,
  }
}
