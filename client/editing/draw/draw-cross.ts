import type { LonLat } from '#planning/types'
import type { Palette } from '../../theme/tokens.ts'
import type { Pencil } from './pencil.ts'

/** Draws a cross in a ring: here it cannot be done. */
export function drawCross({ context, projection }: Pencil, [lon, lat]: LonLat, palette: Palette): void {
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
