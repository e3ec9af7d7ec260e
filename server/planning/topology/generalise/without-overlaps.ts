import { internSet, setMembers, type ToggleSets } from '../graph/toggle-sets.ts'
import type { FaceSides } from '../graph/trace-faces.ts'

/**
 * Covers of boundaries in which no two outlines are of one level: ground that several claim goes to the smallest of them (of equal ones the
 * first), so that an enclave that was not cut out of its surroundings is. Returns the same array where nothing overlaps.
 */
export function withoutOverlaps(
  sets: ToggleSets,
  { doubleArea, boundaryCount }: FaceSides,
  cover: Uint32Array,
  levels: readonly unknown[],
): Uint32Array {
  const crowded = new Set<number>()
  for (const set of new Set(cover)) {
    const members = setMembers(sets, set)
    if (new Set(Array.from(members, (outline) => levels[outline])).size < members.length) crowded.add(set)
  }
  if (crowded.size === 0) return cover
  const areaOf = new Float64Array(levels.length)
  for (let boundary = 0; boundary < boundaryCount; boundary++) {
    for (const outline of setMembers(sets, cover[boundary])) areaOf[outline] += doubleArea[boundary]
  }
  const settled = new Map<number, number>()
  for (const set of crowded) {
    const kept = new Map<unknown, number>()
    for (const outline of setMembers(sets, set)) {
      const rival = kept.get(levels[outline])
      if (rival === undefined || areaOf[outline] < areaOf[rival]) kept.set(levels[outline], outline)
    }
    const members = [...kept.values()].sort((a, b) => a - b)
    settled.set(set, internSet(sets, members, members.length))
  }
  return cover.map((set) => settled.get(set) ?? set)
}
