import type { FurnishedBlock } from '../blocks/furnish-blocks.ts'

/** Divisions from west to east, then north to south along the river: the order in which Beijing numbers grids. */
export function inReadingOrder<T extends { blocks: readonly number[] }>(
  divisions: readonly T[],
  blocks: readonly FurnishedBlock[],
): T[] {
  const mean = (members: readonly number[], axis: 'u' | 'v'): number =>
    members.reduce((sum, block) => sum + blocks[block][axis], 0) / members.length
  const keyed = divisions.map((division) => ({ division, u: mean(division.blocks, 'u'), v: mean(division.blocks, 'v') }))
  keyed.sort((one, other) => one.u - other.u || other.v - one.v)
  return keyed.map(({ division }) => division)
}
