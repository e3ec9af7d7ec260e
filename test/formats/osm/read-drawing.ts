import { accessBits, type Street, type TravelMode } from '#planning/types'
import { readOsm } from '../../../server/formats/osm.ts'
import { type DrawnOsm, drawOsm } from './draw-osm.ts'

/** What a drawn map reads as. */
export const read = async (drawn: DrawnOsm) => readOsm(new TextEncoder().encode(drawOsm(drawn)))
/** A drawn residential street. */
export const road = (nodes: string, tags: Record<string, string> = {}) => ({ nodes, tags: { highway: 'residential', ...tags } })
/** A node's letter, * for one made while reading. */
export const letterOf = (key: number) => (key <= 122 ? String.fromCodePoint(key) : '*')
/** Streets as "ab": the letters of their end nodes, * for a node of their own. */
export const endsOf = (streets: readonly Street[]) => streets.map(({ fromNode, toNode }) => letterOf(fromNode) + letterOf(toNode))

/** Nodes that a mode reaches from a letter, as letters in order. */
export function reach(streets: readonly Street[], mode: TravelMode, from: string): string {
  const seen = new Set([from.codePointAt(0)!])
  for (let grew = true; grew; ) {
    grew = false
    for (const { fromNode, toNode, access } of streets) {
      const arcs = [
        [fromNode, toNode, accessBits[mode].forward],
        [toNode, fromNode, accessBits[mode].backward],
      ]
      for (const [a, b, bit] of arcs) {
        if ((access & bit) === 0 || !seen.has(a) || seen.has(b)) continue
        seen.add(b)
        grew = true
      }
    }
  }
  return [...seen]
    .filter((key) => key <= 122)
    .sort((a, b) => a - b)
    .map(letterOf)
    .join('')
}
