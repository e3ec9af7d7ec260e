import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Palette } from '../../theme/tokens.ts'

/** Images are drawn at twice their size, for sharp screens. */
const pixelRatio = 2
const [width, height] = [16, 14]

/** Gives the map the signs `mark-error` and `mark-warning`: a triangle with an exclamation mark, filled for an error, hollow for a warning. */
export function addMarkImages(map: MapLibreMap, palette: Palette): void {
  for (const severity of ['error', 'warning'] as const) {
    const name = `mark-${severity}`
    if (map.hasImage(name)) continue
    const isError = severity === 'error'
    const colour = isError ? palette.attention : palette.warning
    map.addImage(name, drawSign(colour, isError ? colour : palette.surface, isError ? palette.surface : colour), { pixelRatio })
  }
}

function drawSign(rim: string, ground: string, glyph: string): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = width * pixelRatio
  canvas.height = height * pixelRatio
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  context.scale(pixelRatio, pixelRatio)
  context.beginPath()
  context.moveTo(width / 2, 1.5)
  context.lineTo(width - 1.5, height - 1.5)
  context.lineTo(1.5, height - 1.5)
  context.closePath()
  context.fillStyle = ground
  context.fill()
  context.strokeStyle = rim
  context.lineWidth = 1.6
  context.lineJoin = 'round'
  context.stroke()
  context.fillStyle = glyph
  context.fillRect(width / 2 - 0.9, 5, 1.8, 4)
  context.fillRect(width / 2 - 0.9, 9.8, 1.8, 1.6)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}
