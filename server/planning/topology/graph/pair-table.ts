/** Pairs of whole 32-bit numbers, each kept once and numbered from 0 in the order in which they came: points, or the two ends of an edge. */
export interface PairTable {
  a: Int32Array
  b: Int32Array
  count: number
  slots: Int32Array
}

/** Returns an empty table with room for about `expected` pairs; it grows as needed. */
export function createPairTable(expected: number): PairTable {
  let size = 64
  while (size < 1.6 * expected) size *= 2
  return {
    a: new Int32Array(Math.max(16, expected)),
    b: new Int32Array(Math.max(16, expected)),
    count: 0,
    slots: new Int32Array(size),
  }
}

/** The number of the pair (a, b), added where it is new. */
export function addPair(table: PairTable, a: number, b: number): number {
  const mask = table.slots.length - 1
  let slot = pairHash(a, b) & mask
  for (;;) {
    const known = table.slots[slot] - 1
    if (known === -1) break
    if (table.a[known] === a && table.b[known] === b) return known
    slot = (slot + 1) & mask
  }
  if (table.count === table.a.length) {
    table.a = grown(table.a)
    table.b = grown(table.b)
  }
  table.a[table.count] = a
  table.b[table.count] = b
  table.slots[slot] = ++table.count
  if (3 * table.count > 2 * table.slots.length) rehash(table)
  return table.count - 1
}

/** The number of the pair (a, b); -1 where it is not in the table. */
export function findPair(table: PairTable, a: number, b: number): number {
  const mask = table.slots.length - 1
  for (let slot = pairHash(a, b) & mask; table.slots[slot] !== 0; slot = (slot + 1) & mask) {
    const known = table.slots[slot] - 1
    if (table.a[known] === a && table.b[known] === b) return known
  }
  return -1
}

/** Spreads a pair of whole numbers over 32 bits. */
export function pairHash(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

function grown(array: Int32Array): Int32Array {
  const larger = new Int32Array(2 * array.length)
  larger.set(array)
  return larger
}

function rehash(table: PairTable): void {
  const slots = new Int32Array(2 * table.slots.length)
  for (let pair = 0; pair < table.count; pair++) {
    let slot = pairHash(table.a[pair], table.b[pair]) & (slots.length - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = pair + 1
  }
  table.slots = slots
}
