import type { PlanState } from '#planning/plans/plan-types'
import type { LonLat } from '#planning/types'
import type { Palette } from '../../theme/tokens.ts'
import type { editor } from '../editor.ts'
import { knownOutline } from './known-outline.ts'
import type { Pencil } from './pencil.ts'

/** A vertex of a chosen division's border, or the middle between two, where one can be put in. */
export interface Handle {
  x: number
  y: number
  at: LonLat
  /** The two vertices that a middle lies between; null: a vertex. */
  between: [LonLat, LonLat] | null
}

/** Handles this near to each other could not be told apart: the later one is left out. */
const leastPixels = 9
const middlePixels = 44

/** The handles of the first chosen division that are in view. */
export function handlesInView(
  state: PlanState,
  id: string | undefined,
  { toX, toY, width, height }: Pencil['projection'],
): Handle[] {
  if (id === undefined) return []
  const handles: Handle[] = []
  const middles: Handle[] = []
  for (const ring of knownOutline(state, id).flat()) {
    let last: Handle | null = null
    for (let i = 0; i + 1 < ring.length; i++) {
      const [at, next] = [ring[i], ring[i + 1]]
      const [x, y] = [toX(at[0]), toY(at[1])]
      const [nx, ny] = [toX(next[0]), toY(next[1])]
      const isSeen = x > -20 && y > -20 && x < width + 20 && y < height + 20
      if (isSeen && (last === null || Math.hypot(last.x - x, last.y - y) >= leastPixels)) {
        last = { x, y, at, between: null }
        handles.push(last)
      }
      if (Math.hypot(nx - x, ny - y) < middlePixels) continue
      const middle: LonLat = [(at[0] + next[0]) / 2, (at[1] + next[1]) / 2]
      middles.push({ x: (x + nx) / 2, y: (y + ny) / 2, at: middle, between: [at, next] })
    }
  }
  return [...handles, ...middles]
}

/** The handle under a point of the screen: vertices before middles. */
export function handleAt(handles: readonly Handle[], x: number, y: number, within = 10): Handle | null {
  const near = handles.filter((handle) => Math.hypot(handle.x - x, handle.y - y) <= within)
  const distance = (handle: Handle): number => Math.hypot(handle.x - x, handle.y - y) + (handle.between ? within : 0)
  return near.sort((a, b) => distance(a) - distance(b))[0] ?? null
}

/** Draws the handles: vertices as squares, middles as small rings, the one that is held filled. */
export function drawHandles(
  pencil: Pencil,
  palette: Palette,
  state: PlanState,
  { selected, vertex }: ReturnType<typeof editor.get>,
): void {
  const { context, projection } = pencil
  for (const { x, y, between } of handlesInView(state, selected[0], projection)) {
    context.beginPath()
    if (between) context.arc(x, y, 3.4, 0, 2 * Math.PI)
    else context.rect(x - 4, y - 4, 8, 8)
    context.fillStyle = palette.surface
    context.fill()
    context.strokeStyle = between ? palette.control : palette.attentionMap
    context.lineWidth = 1.6
    context.stroke()
  }
  if (!vertex) return
  context.beginPath()
  context.rect(projection.toX(vertex[0]) - 6, projection.toY(vertex[1]) - 6, 12, 12)
  context.fillStyle = palette.attentionMap
  context.fill()
  context.strokeStyle = palette.surface
  context.lineWidth = 2
  context.stroke()
}
