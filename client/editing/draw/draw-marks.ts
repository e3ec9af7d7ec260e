import type { PlanState } from '#planning/plans/plan-types'
import type { LonLat } from '#planning/types'
import type { Palette } from '../../theme/tokens.ts'
import { findingMarks } from '../checks/findings.ts'
import type { editor } from '../editor.ts'
import type { Pencil } from './pencil.ts'

/** Marks what is wrong where it is: findings of the checks, and why what is in hand cannot be done. */
export function drawMarks(pencil: Pencil, palette: Palette, _state: PlanState, { refusal }: ReturnType<typeof editor.get>): void {
  const { width, height } = pencil.projection
  for (const { at, severity } of findingMarks()) {
    const [x, y] = [pencil.projection.toX(at[0]), pencil.projection.toY(at[1])]
    if (x < -10 || y < -10 || x > width + 10 || y > height + 10) continue
    sign(pencil, x, y, severity === 'error' ? palette.attention : palette.warning, palette.surface, severity === 'error')
  }
  for (const at of refusal?.at ?? []) cross(pencil, at, palette)
}

/** A triangle with an exclamation mark; an error is filled, a warning hollow. */
function sign({ context }: Pencil, x: number, y: number, colour: string, ground: string, isFilled: boolean): void {
  context.beginPath()
  context.moveTo(x, y - 9)
  context.lineTo(x + 9, y + 7)
  context.lineTo(x - 9, y + 7)
  context.closePath()
  context.fillStyle = isFilled ? colour : ground
  context.fill()
  context.strokeStyle = isFilled ? ground : colour
  context.lineWidth = 1.8
  context.lineJoin = 'round'
  context.stroke()
  context.fillStyle = isFilled ? ground : colour
  context.fillRect(x - 1, y - 4, 2, 5.5)
  context.fillRect(x - 1, y + 3, 2, 2)
}

/** A cross in a ring: here it cannot be done. */
function cross({ context, projection }: Pencil, [lon, lat]: LonLat, palette: Palette): void {
  const [x, y] = [projection.toX(lon), projection.toY(lat)]
  context.beginPath()
  context.arc(x, y, 10, 0, 2 * Math.PI)
  context.fillStyle = palette.surface
  context.fill()
  context.strokeStyle = palette.attention
  context.lineWidth = 2.4
  context.stroke()
  context.beginPath()
  context.moveTo(x - 4, y - 4)
  context.lineTo(x + 4, y + 4)
  context.moveTo(x + 4, y - 4)
  context.lineTo(x - 4, y + 4)
  context.stroke()
}
