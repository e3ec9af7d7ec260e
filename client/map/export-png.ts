import { enPlaces } from '../i18n/en-places.ts'
import { zhPlaces } from '../i18n/zh-places.ts'
import { catalogue } from '../state/catalogue.ts'
import { today } from '../state/places/periods.ts'
import { preferences } from '../state/preferences.ts'
import { view } from '../state/view.ts'
import { fontFamily, palettes } from '../theme/tokens.ts'
import { drawLegend, readLegend } from './export/draw-legend.ts'
import { pictureOfMap } from './map-camera.ts'

const margin = 16

/**
 * The map as a PNG picture as it is on the screen, with its place's name and day above, legend, scale, sources, the mark of synthetic
 * data and the map review number below. Fails where there is no map.
 */
export async function exportMapPng(): Promise<Blob> {
  const { language, appearance } = preferences.get()
  const { canvas: map, width, height, scale } = pictureOfMap()
  const words = language === 'zh' ? zhPlaces : enPlaces
  const palette = palettes[appearance]
  const ratio = map.width / width
  const legend = await readLegend()
  const { roots, dataSets, settings } = catalogue.get()
  const synthetic = dataSets.some((set) => set.synthetic)

  const picture = document.createElement('canvas')
  const context = picture.getContext('2d')!
  const columns = Math.max(1, Math.floor((width - 2 * margin) / 190))
  const legendRows = Math.ceil(legend.length / columns)
  const notes = [
    synthetic
      ? language === 'zh'
        ? '示例数据,不是真实的地方、人口和设施'
        : 'Synthetic data: no real place, person or facility'
      : null,
    settings.mapReviewNumber ? `${words.reviewNumber} ${settings.mapReviewNumber}` : null,
    [settings.baseMapCredit, ...new Set(dataSets.map((set) => `${set.name} · ${set.licence ?? set.source}`))]
      .filter(Boolean)
      .join('; '),
  ].filter((note): note is string => Boolean(note))
  const head = 44
  const foot = margin + legendRows * 22 + 34 + notes.length * 20 + margin / 2
  picture.width = map.width
  picture.height = Math.round(map.height + (head + foot) * ratio)
  context.scale(ratio, ratio)
  context.fillStyle = palette.surface
  context.fillRect(0, 0, width, picture.height / ratio)
  context.drawImage(map, 0, head, width, height)
  const write = (text: string, x: number, y: number, size: number, colour: string, weight = 400): void => {
    context.font = `${weight} ${size}px ${fontFamily}`
    context.fillStyle = colour
    context.fillText(text, x, y, width - x - margin + 1)
  }
  const names = roots.filter((root) => root.level === roots[0].level).map((root) => root.name)
  write(names.slice(0, 3).join('、') || document.title, margin, 29, 18, palette.text, 650)
  const day = words.asOf(view.get().at ?? today())
  context.font = `13px ${fontFamily}`
  write(day, width - margin - context.measureText(day).width, 28, 13, palette.textSoft)
  let y = head + height + margin
  drawLegend(context, legend, { x: margin, y, columns, columnWidth: (width - 2 * margin) / columns, palette })
  y += legendRows * 22 + 8
  drawScale(context, margin, y + 14, scale.meters, scale.pixels, palette.text)
  y += 34
  for (const [index, note] of notes.entries()) {
    write(
      note,
      margin,
      y + 8,
      12,
      index === 0 && synthetic ? palette.warning : palette.textSoft,
      index === 0 && synthetic ? 650 : 400,
    )
    y += 20
  }
  return new Promise((resolve, reject) =>
    picture.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture came out empty'))), 'image/png'),
  )
}

/** Saves the map's picture as a file. */
export async function saveMapPng(): Promise<void> {
  const address = URL.createObjectURL(await exportMapPng())
  const link = document.createElement('a')
  link.href = address
  link.download = `fangyuan-${view.get().at ?? today()}.png`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

function drawScale(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  meters: number,
  pixels: number,
  colour: string,
): void {
  context.strokeStyle = colour
  context.fillStyle = colour
  context.lineWidth = 1.5
  context.beginPath()
  context.moveTo(x, y - 6)
  context.lineTo(x, y)
  context.lineTo(x + pixels, y)
  context.lineTo(x + pixels, y - 6)
  context.stroke()
  context.font = `12px ${fontFamily}`
  context.fillText(meters < 1000 ? `${meters} m` : `${meters / 1000} km`, x + pixels + 8, y)
}
