import type { Counts } from '../plan-types.ts'

/** A unit that can go from one division to another as a whole: a child, or a compound that takes its ground along. */
export interface Atom {
  id: string
  /** The division that has it now, by id. */
  owner: string
  counts: Counts
}

/** The units that divisions of one parent could exchange, by number. */
export interface AtomMap {
  atoms: readonly Atom[]
  /** Divisions other than its owner that a unit has border with. */
  touching: (atom: number) => ReadonlySet<string>
  /** Units that it has border with. */
  beside: (atom: number) => readonly number[]
  /** Whether a division without some of its units is still there and in one piece, as far as units tell. */
  staysWhole: (owner: string, without: ReadonlySet<number>) => boolean
}
