import type { Border } from '../divisions/block-adjacency.ts'
import { connectedParts } from '../divisions/divide.ts'
import { codeUnder, type DivisionNode } from '../divisions/division-tree.ts'

/** What changes to divisions need to know and keep. */
export interface Register {
  householdsOf: (blocks: readonly number[]) => number
  isConnected: (blocks: readonly number[]) => boolean
  /** Whether two sets of blocks have a common border. */
  areNeighbours: (one: readonly number[], other: readonly number[]) => boolean
  /** Borders within a set of blocks. */
  bordersWithin: (blocks: readonly number[]) => Border[]
  /** The next code under a town that no community (or village) ever had. */
  nextCode: (town: DivisionNode, kind: 'community' | 'village') => string
  nextIdentity: () => string
}

/** Opens the register of a county whose divisions have their first codes. */
export function createRegister(county: DivisionNode, borders: readonly Border[], households: readonly number[]): Register {
  const around = new Map<number, Border[]>()
  for (const border of borders)
    for (const block of [border.a, border.b]) {
      const list = around.get(block)
      if (list) list.push(border)
      else around.set(block, [border])
    }
  const bordersWithin = (blocks: readonly number[]): Border[] => {
    const inside = new Set(blocks)
    return blocks.flatMap((block) => (around.get(block) ?? []).filter(({ a, b }) => a === block && inside.has(b)))
  }
  const last = new Map<string, number>()
  for (const town of county.children)
    for (const { kind, versions } of town.children) {
      const key = `${town.identity} ${kind}`
      last.set(key, Math.max(last.get(key) ?? 0, Number(versions[0].code.slice(-3))))
    }
  let identities = 0
  return {
    householdsOf: (blocks) => blocks.reduce((sum, block) => sum + households[block], 0),
    isConnected: (blocks) => connectedParts(blocks, bordersWithin(blocks)).length === 1,
    areNeighbours: (one, other) => {
      const inside = new Set(other)
      return one.some((block) => (around.get(block) ?? []).some(({ a, b }) => inside.has(a === block ? b : a)))
    },
    bordersWithin,
    nextCode: (town, kind) => {
      const key = `${town.identity} ${kind}`
      const number = (last.get(key) ?? (kind === 'community' ? 0 : 199)) + 1
      last.set(key, number)
      return codeUnder(town.versions[0].code, number)
    },
    nextIdentity: () => `division/ended/${++identities}`,
  }
}
