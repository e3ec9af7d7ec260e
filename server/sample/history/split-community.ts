import { codeUnder, type DivisionNode, firstDay, moveBefore, renumber } from '../divisions/division-tree.ts'
import type { SampleLineage } from '../sample-content.ts'
import type { Register } from './register.ts'

const splitDay = '2024-07-01'
/** By law a community has 1,000 to 3,000 households; beyond that it is split. */
const tooManyHouseholds = 3000

/** The two neighbouring communities that were one until 2024, when it had outgrown 3,000 households. */
export function splitCommunity(county: DivisionNode, register: Register, touched: Set<DivisionNode>): SampleLineage[] {
  const pair = choosePair(county, register, touched)
  if (!pair) return []
  const { town, halves } = pair
  const [first] = halves
  const { code, name, parentCode } = first.versions[0]
  const blocks = halves.flatMap(({ versions }) => versions[0].blocks)
  const whole: DivisionNode = {
    ...first,
    identity: register.nextIdentity(),
    versions: [{ from: firstDay, to: splitDay, code, name, parentCode, blocks }],
    children: [],
  }
  for (const half of halves) {
    touched.add(half)
    renumber(half, register.nextCode(town, 'community'), town.versions[0].code)
    half.versions[0] = { ...half.versions[0], from: splitDay }
  }
  // What lies under the two was numbered through under the one; 000 stands where there were no grids.
  const before = { grid: 0, compound: 0 }
  for (const child of halves.flatMap(({ children }) => children)) {
    const isGrid = child.level === 'grid_1'
    const number = isGrid ? ++before.grid : ++before.compound
    const ownCode = isGrid ? codeUnder(code, number) : codeUnder(`${code}000`, number)
    const ownName = isGrid ? `${name}第${number}网格` : child.versions[0].name
    moveBefore(child, splitDay, { code: ownCode, name: ownName, parentCode: code })
  }
  town.children.push(whole)
  return halves.map(({ identity }) => ({
    predecessor: whole.identity,
    successor: identity,
    change: 'split',
    effective: splitDay,
  }))
}

/** Both of one sub-district, alike in having grids or not, together just above the limit. */
function choosePair(county: DivisionNode, register: Register, touched: ReadonlySet<DivisionNode>) {
  let best: { town: DivisionNode; halves: [DivisionNode, DivisionNode]; excess: number } | null = null
  for (const town of county.children) {
    const open = town.children.filter((node) => node.kind === 'community' && !touched.has(node))
    for (const [index, one] of open.entries()) {
      for (const other of open.slice(index + 1)) {
        if ((one.children[0]?.level === 'grid_1') !== (other.children[0]?.level === 'grid_1')) continue
        const [{ blocks: oneBlocks }] = one.versions
        const [{ blocks: otherBlocks }] = other.versions
        if (!register.areNeighbours(oneBlocks, otherBlocks)) continue
        const households = register.householdsOf(oneBlocks) + register.householdsOf(otherBlocks)
        const excess = households > tooManyHouseholds ? households - tooManyHouseholds : 1e6 - households
        if (!best || excess < best.excess) best = { town, halves: [one, other], excess }
      }
    }
  }
  return best
}
