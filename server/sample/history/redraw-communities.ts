import { changeFrom, codeUnder, type DivisionNode, moveFrom } from '../divisions/division-tree.ts'
import type { SampleLineage } from '../sample-content.ts'
import type { Register } from './register.ts'

const redrawDay = '2027-07-01'

/** Two communities (or villages) between which a grid (or group) is to move in 2027. */
interface Redraw {
  from: DivisionNode
  to: DivisionNode
  grid: DivisionNode
  households: number
}

/** Plans to move the smallest suitable grid of a community to its neighbour; where no community has one to spare, a group between villages. */
export function redrawCommunities(county: DivisionNode, register: Register, touched: Set<DivisionNode>): SampleLineage[] {
  const redraw = chooseRedraw(county, register, 'grid_1') ?? chooseRedraw(county, register, 'group')
  if (!redraw) return []
  const { from, to, grid } = redraw
  touched.add(from)
  touched.add(to)
  const moved = grid.versions[0].blocks
  const isMoved = new Set(moved)
  changeFrom(from, redrawDay, { blocks: from.versions[0].blocks.filter((block) => !isMoved.has(block)) })
  changeFrom(to, redrawDay, { blocks: [...to.versions[0].blocks, ...moved] })
  const [{ code, name }] = to.versions
  const number = to.children.length + 1
  const ownName = grid.level === 'grid_1' ? `${name}第${number}网格` : `${name}${number}组`
  moveFrom(grid, redrawDay, { code: codeUnder(code, number), name: ownName, parentCode: code })
  return [{ predecessor: from.identity, successor: to.identity, change: 'rebound', effective: redrawDay }]
}

function chooseRedraw(county: DivisionNode, register: Register, level: 'grid_1' | 'group'): Redraw | null {
  let best: Redraw | null = null
  for (const town of county.children) {
    const gridded = town.children.filter(({ children }) => children[0]?.level === level)
    for (const from of gridded) {
      if (from.children.length < 3) continue
      for (const to of gridded) {
        if (to === from) continue
        for (const grid of from.children) {
          const moved = grid.versions[0].blocks
          const households = register.householdsOf(moved)
          if (best && households >= best.households) continue
          const left = from.versions[0].blocks.filter((block) => !moved.includes(block))
          if (register.areNeighbours(moved, to.versions[0].blocks) && register.isConnected(left))
            best = { from, to, grid, households }
        }
      }
    }
  }
  return best
}
