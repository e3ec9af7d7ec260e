import type { FacilityGroup } from '#planning/rules/facility-rules'
import type { Palette } from '../../theme/tokens.ts'
import { groupGlyphs } from './group-glyphs.ts'

/** Images are drawn at twice their size, for sharp screens. */
export const pinPixelRatio = 2

function canvasOf(size: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = size * pinPixelRatio
  canvas.height = size * pinPixelRatio
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  context.scale(pinPixelRatio, pinPixelRatio)
  return context
}

const pixels = (context: CanvasRenderingContext2D): ImageData =>
  context.getImageData(0, 0, context.canvas.width, context.canvas.height)

function drawPin(group: FacilityGroup, hollow: boolean, palette: Palette): ImageData {
  const context = canvasOf(26)
  const { path, colour } = groupGlyphs[group]
  context.beginPath()
  context.arc(13, 13, 10.5, 0, 2 * Math.PI)
  context.fillStyle = hollow ? palette.surface : palette[colour]
  context.fill()
  context.lineWidth = hollow ? 2 : 1.5
  if (hollow) context.setLineDash([3.2, 2])
  context.strokeStyle = hollow ? palette[colour] : palette.surface
  context.stroke()
  context.translate(13 - 12 * 0.66, 13 - 12 * 0.66)
  context.scale(0.66, 0.66)
  context.fillStyle = hollow ? palette[colour] : palette.surface
  context.fill(new Path2D(path))
  return pixels(context)
}

/** A disc hatched in vermilion; its size says how many people a gap holds. */
function drawGap(palette: Palette): ImageData {
  const context = canvasOf(48)
  context.beginPath()
  context.arc(24, 24, 22, 0, 2 * Math.PI)
  context.save()
  context.clip()
  context.globalAlpha = 0.16
  context.fillStyle = palette.attentionMap
  context.fill()
  context.globalAlpha = 0.9
  context.strokeStyle = palette.attentionMap
  context.lineWidth = 1.8
  for (let offset = -48; offset < 48; offset += 7) {
    context.beginPath()
    context.moveTo(offset, 48)
    context.lineTo(offset + 48, 0)
    context.stroke()
  }
  context.restore()
  context.beginPath()
  context.arc(24, 24, 22, 0, 2 * Math.PI)
  context.lineWidth = 2.5
  context.strokeStyle = palette.attentionMap
  context.stroke()
  return pixels(context)
}

/** Slanting lines in vermilion that go on from tile to tile. */
function drawHatch(palette: Palette): ImageData {
  const context = canvasOf(10)
  context.strokeStyle = palette.attentionMap
  context.lineWidth = 1.3
  for (const offset of [-10, 0, 10]) {
    context.beginPath()
    context.moveTo(offset - 5, 15)
    context.lineTo(offset + 15, -5)
    context.stroke()
  }
  return pixels(context)
}

/** A ring in its group's colour, or of all colours, around a number. */
function drawCluster(group: FacilityGroup | 'mixed', palette: Palette): ImageData {
  const context = canvasOf(36)
  const colours =
    group === 'mixed' ? Object.values(groupGlyphs).map(({ colour }) => palette[colour]) : [palette[groupGlyphs[group].colour]]
  context.beginPath()
  context.arc(18, 18, 15, 0, 2 * Math.PI)
  context.fillStyle = palette.surface
  context.fill()
  context.lineWidth = 3.5
  const turn = (2 * Math.PI) / colours.length
  colours.forEach((colour, index) => {
    context.beginPath()
    context.arc(18, 18, 14, index * turn - Math.PI / 2, (index + 1) * turn - Math.PI / 2)
    context.strokeStyle = colour
    context.stroke()
  })
  context.beginPath()
  context.arc(18, 18, 16.2, 0, 2 * Math.PI)
  context.lineWidth = 1
  context.strokeStyle = palette.surface
  context.stroke()
  return pixels(context)
}

/** Draws the image that a layer of the map asks for by name: `gap`, `hatch`, `cluster:<group|mixed>`, or `pin:<group>:<solid|hollow>`. */
export function drawImage(name: string, palette: Palette): ImageData | null {
  if (name === 'gap') return drawGap(palette)
  if (name === 'hatch') return drawHatch(palette)
  const [kind, group, fill] = name.split(':')
  if (kind === 'cluster') return drawCluster(group in groupGlyphs ? (group as FacilityGroup) : 'mixed', palette)
  if (kind !== 'pin' || !(group in groupGlyphs)) return null
  return drawPin(group as FacilityGroup, fill === 'hollow', palette)
}
