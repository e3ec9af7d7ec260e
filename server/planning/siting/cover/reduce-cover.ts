import type { CoverRows } from './cover-rows.ts'

/** What is left to decide when all of it must be covered. */
export interface ReducedCover {
  /** Candidates that every least cover may as well have: kept ones, and those that alone cover some row. */
  forced: number[]
  /** Rows that the forced do not cover, of candidates that nothing dominates. */
  rows: number[][]
}

/** Which lists hold an item, by item. */
function turnOver(lists: readonly number[][], itemCount: number): number[][] {
  const holders: number[][] = Array.from({ length: itemCount }, () => [])
  lists.forEach((list, index) => {
    for (const item of list) holders[item].push(index)
  })
  return holders
}

/** Others that are in every one of the lists that hold an item: found by cutting down the shortest of these lists. */
function companions(item: number, holders: readonly number[], lists: readonly number[][], mark: Int32Array): number[] {
  let shortest = holders[0]
  for (const holder of holders) if (lists[holder].length < lists[shortest].length) shortest = holder
  let left = lists[shortest].filter((other) => other !== item)
  for (const holder of holders) {
    if (left.length === 0) return left
    if (holder === shortest) continue
    for (const other of lists[holder]) mark[other] = holder + 1
    left = left.filter((other) => mark[other] === holder + 1)
  }
  return left
}

/** Candidates that cover no more than another one does at no greater cost; of equal ones the first stays. */
export function dropDominated(rows: number[][], candidateCount: number, costs: Float64Array): number[][] {
  const covers = turnOver(rows, candidateCount)
  const isDropped = new Uint8Array(candidateCount)
  const mark = new Int32Array(candidateCount)
  for (let j = 0; j < candidateCount; j++) {
    if (covers[j].length === 0) continue
    mark.fill(0)
    const isWorse = (k: number): boolean => {
      if (isDropped[k] === 1 || costs[k] > costs[j]) return false
      return covers[k].length > covers[j].length || costs[k] < costs[j] || k < j
    }
    if (companions(j, covers[j], rows, mark).some(isWorse)) isDropped[j] = 1
  }
  return rows.map((row) => row.filter((j) => isDropped[j] === 0))
}

/** Rows that are covered whenever a smaller one is; of equal ones the first stays. */
function dropImplied(rows: number[][], candidateCount: number): number[][] {
  const holders = turnOver(rows, candidateCount)
  const isDropped = new Uint8Array(rows.length)
  const mark = new Int32Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    if (isDropped[i] === 1) continue
    mark.fill(0)
    for (const k of companions(i, rows[i], holders, mark)) {
      if (rows[k].length > rows[i].length || k > i) isDropped[k] = 1
    }
  }
  return rows.filter((_, i) => isDropped[i] === 0)
}

/** Reduces a cover by domination of candidates and of rows and by forced candidates until nothing changes; null where a row has no candidate. */
export function reduceCover(
  { rows, candidateCount }: CoverRows,
  costs: Float64Array,
  kept: readonly number[],
): ReducedCover | null {
  if (rows.some((row) => row.length === 0)) return null
  const forced = new Set(kept)
  const isOpenRow = (row: number[]): boolean => !row.some((j) => forced.has(j))
  let left = rows.filter(isOpenRow)
  for (;;) {
    const before = left.reduce((sum, row) => sum + row.length, 0)
    left = dropDominated(dropImplied(left, candidateCount), candidateCount, costs)
    for (const row of left) if (row.length === 1) forced.add(row[0])
    left = left.filter(isOpenRow)
    if (left.reduce((sum, row) => sum + row.length, 0) === before)
      return { forced: [...forced].sort((a, b) => a - b), rows: left }
  }
}
