import type { Palette } from '../../theme/tokens.ts'
import { hatch, ink, type Pencil, tint } from '../draw/pencil.ts'
import { comparison } from './plan-comparison.ts'

/** Ground that changes division, hatched in vermilion; the move that is pointed at in the table stands out. */
export function drawDifference(pencil: Pencil, palette: Palette): void {
  const { mode, moved, pointed } = comparison.get()
  if (mode !== 'difference') return
  for (const { geometry, fromId, toId } of moved) {
    const isPointed = pointed === `${fromId} ${toId}`
    pencil.outline(geometry)
    tint(pencil, palette.attentionMap, isPointed ? 0.4 : 0.14)
    hatch(pencil, palette.attentionMap)
    ink(pencil, palette.attentionMap, isPointed ? 2.4 : 1)
  }
}
