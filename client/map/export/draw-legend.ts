import { fontFamily, type Palette } from '../../theme/tokens.ts'

/** A line of the legend: its words and its sign; a heading has no sign. */
export interface LegendEntry {
  text: string
  sign:
    | { kind: 'heading' }
    | { kind: 'swatch'; colour: string }
    | { kind: 'image'; image: HTMLImageElement; width: number; height: number }
}

/** What the legend on the page says now, folded or not. */
export async function readLegend(): Promise<LegendEntry[]> {
  const body = document.querySelector('.legend-body')
  if (!body) return []
  const lines = [...body.querySelectorAll<HTMLElement>('h3, li, .legend-line')]
  return Promise.all(lines.map(readLine))
}

async function readLine(line: HTMLElement): Promise<LegendEntry> {
  const drawing = line.querySelector('svg')
  const words = line.cloneNode(true) as HTMLElement
  words.querySelector('svg')?.remove()
  const text = (words.textContent ?? '').trim()
  if (drawing) return { text, sign: await imageOf(drawing) }
  const swatch = line.querySelector<HTMLElement>('.swatch')
  if (swatch) return { text, sign: { kind: 'swatch', colour: getComputedStyle(swatch).backgroundColor } }
  return { text, sign: { kind: 'heading' } }
}

/** An SVG drawing of the page as an image, its colours written out. */
async function imageOf(drawing: SVGSVGElement): Promise<LegendEntry['sign']> {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const [from, to] = [drawing, copy].map((root) => [root, ...root.querySelectorAll<SVGElement>('*')])
  from.forEach((element, index) => {
    const { fill, stroke } = getComputedStyle(element)
    to[index].setAttribute('fill', fill)
    to[index].setAttribute('stroke', stroke)
  })
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  const [width, height] = [Number(drawing.getAttribute('width') ?? 16), Number(drawing.getAttribute('height') ?? 16)]
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
  await image.decode()
  return { kind: 'image', image, width, height }
}

interface LegendPlace {
  x: number
  y: number
  columns: number
  columnWidth: number
  palette: Palette
}

/** Draws a legend in columns, row by row 22 pixels. */
export function drawLegend(context: CanvasRenderingContext2D, legend: readonly LegendEntry[], place: LegendPlace): void {
  const { x, y, columns, columnWidth, palette } = place
  const rows = Math.ceil(legend.length / columns)
  legend.forEach(({ text, sign }, index) => {
    const [left, middle] = [x + Math.floor(index / rows) * columnWidth, y + (index % rows) * 22 + 11]
    if (sign.kind === 'image') context.drawImage(sign.image, left, middle - sign.height / 2, sign.width, sign.height)
    else if (sign.kind === 'swatch') {
      context.fillStyle = sign.colour
      context.fillRect(left, middle - 6, 22, 12)
      context.strokeStyle = palette.line
      context.strokeRect(left, middle - 6, 22, 12)
    }
    const isHeading = sign.kind === 'heading'
    context.font = `${isHeading ? 650 : 400} 12px ${fontFamily}`
    context.fillStyle = isHeading ? palette.textSoft : palette.text
    context.fillText(text, isHeading ? left : left + 36, middle + 4, columnWidth - (isHeading ? 8 : 44))
  })
}
