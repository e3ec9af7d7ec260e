import type { LonLat, MultiPolygonCoordinates } from '#planning/types'
import type { Projection } from './projection.ts'

/** Runs along lines and outlines on a canvas, in degrees. */
export interface Pencil {
  context: CanvasRenderingContext2D
  projection: Projection
  line(points: readonly LonLat[]): void
  outline(outline: MultiPolygonCoordinates): void
}

export function pencilFor(context: CanvasRenderingContext2D, projection: Projection): Pencil {
  const { toX, toY } = projection
  const run = (points: readonly LonLat[]): void => {
    points.forEach(([lon, lat], index) => {
      if (index === 0) context.moveTo(toX(lon), toY(lat))
      else context.lineTo(toX(lon), toY(lat))
    })
  }
  return {
    context,
    projection,
    line(points) {
      context.beginPath()
      run(points)
    },
    outline(outline) {
      context.beginPath()
      for (const rings of outline)
        for (const ring of rings) {
          run(ring)
          context.closePath()
        }
    },
  }
}

/** Strokes what was run along last. */
export function ink({ context }: Pencil, colour: string, width: number, dash: readonly number[] = []): void {
  context.strokeStyle = colour
  context.lineWidth = width
  context.setLineDash([...dash])
  context.lineJoin = 'round'
  context.stroke()
  context.setLineDash([])
}

/** Fills what was run along last with a tint. */
export function tint({ context }: Pencil, colour: string, opacity: number): void {
  context.fillStyle = colour
  context.globalAlpha = opacity
  context.fill('evenodd')
  context.globalAlpha = 1
}

const hatches = new Map<string, CanvasPattern>()

/** Fills what was run along last with slanting lines, which tell it from a tint without colour. */
export function hatch({ context }: Pencil, colour: string): void {
  let pattern = hatches.get(colour)
  if (!pattern) {
    const tile = document.createElement('canvas')
    tile.width = tile.height = 8
    const lines = tile.getContext('2d')!
    lines.strokeStyle = colour
    lines.lineWidth = 1.4
    lines.beginPath()
    for (const x of [-8, 0, 8]) {
      lines.moveTo(x, 8)
      lines.lineTo(x + 8, 0)
    }
    lines.stroke()
    pattern = context.createPattern(tile, 'repeat')!
    hatches.set(colour, pattern)
  }
  context.fillStyle = pattern
  context.globalAlpha = 0.55
  context.fill('evenodd')
  context.globalAlpha = 1
}
