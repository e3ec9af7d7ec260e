/**
 * Sets of outlines, each kept once and named by a number; 0 is the empty set. The set of an edge holds the outlines that are on one
 * side of it only. Sorted member lists lie one after the other in `members`; set s from starts[s] to starts[s + 1].
 */
export interface ToggleSets {
  members: Uint32Array
  starts: Uint32Array
  count: number
  slots: Int32Array
}

/** Returns a collection that holds the empty set. */
export function createToggleSets(): ToggleSets {
  const sets = { members: new Uint32Array(1024), starts: new Uint32Array(1024), count: 0, slots: new Int32Array(1024).fill(-1) }
  internSet(sets, [], 0)
  return sets
}

/** The number of the set whose members are the first `length` numbers of an ascending list. */
export function internSet(sets: ToggleSets, list: ArrayLike<number>, length: number): number {
  if (2 * sets.count >= sets.slots.length) rehash(sets)
  let slot = hashOf(list, 0, length) & (sets.slots.length - 1)
  for (; sets.slots[slot] !== -1; slot = (slot + 1) & (sets.slots.length - 1)) {
    const known = sets.slots[slot]
    const start = sets.starts[known]
    if (sets.starts[known + 1] - start !== length) continue
    let same = 0
    while (same < length && sets.members[start + same] === list[same]) same++
    if (same === length) return known
  }
  const start = sets.starts[sets.count]
  if (sets.count + 2 > sets.starts.length) sets.starts = grown(sets.starts, 2 * sets.starts.length)
  if (start + length > sets.members.length) sets.members = grown(sets.members, 2 * (start + length))
  for (let i = 0; i < length; i++) sets.members[start + i] = list[i]
  sets.starts[sets.count + 1] = start + length
  sets.slots[slot] = sets.count
  return sets.count++
}

/** The set of what is in one of two sets but not in both. */
export function xorSets(sets: ToggleSets, a: number, b: number): number {
  if (a === 0) return b
  if (b === 0) return a
  if (a === b) return 0
  const { members, starts } = sets
  const both: number[] = []
  let [i, j] = [starts[a], starts[b]]
  while (i < starts[a + 1] || j < starts[b + 1]) {
    if (j === starts[b + 1] || (i < starts[a + 1] && members[i] < members[j])) both.push(members[i++])
    else if (i === starts[a + 1] || members[j] < members[i]) both.push(members[j++])
    else {
      i++
      j++
    }
  }
  return internSet(sets, both, both.length)
}

/** The members of a set, ascending: a view that lasts until the next set is added. */
export function setMembers(sets: ToggleSets, set: number): Uint32Array {
  return sets.members.subarray(sets.starts[set], sets.starts[set + 1])
}

function hashOf(list: ArrayLike<number>, from: number, to: number): number {
  let hash = 0x9e3779b9
  for (let i = from; i < to; i++) {
    hash = Math.imul(hash ^ list[i], 0x85ebca6b)
    hash ^= hash >>> 15
  }
  return hash >>> 0
}

function grown(array: Uint32Array, length: number): Uint32Array {
  const larger = new Uint32Array(length)
  larger.set(array)
  return larger
}

function rehash(sets: ToggleSets): void {
  const slots = new Int32Array(2 * sets.slots.length).fill(-1)
  for (let set = 0; set < sets.count; set++) {
    let slot = hashOf(sets.members, sets.starts[set], sets.starts[set + 1]) & (slots.length - 1)
    while (slots[slot] !== -1) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = set
  }
  sets.slots = slots
}
