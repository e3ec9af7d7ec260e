import type { LonLat, MultiPolygonCoordinates } from '#planning/types'

/** A land drawn as text: a letter a square, a letter's squares one division; `.` is nobody's. */
export interface Drawing {
  text: string
  /** South-western corner and side of a square, degrees. */
  lon?: number
  lat?: number
  side?: number
  /** How far borders wobble, as a share of the side (below 0.25, so that they cannot meet), and in how many points a side. */
  wobble?: number
  points?: number
}

/** Draws each letter's outline; borders are the same points on both sides. Keys in order of first appearance. */
export function drawOutlines(drawing: Drawing): Map<string, MultiPolygonCoordinates> {
  const rows = drawing.text.split('\n').map((row) => row.trim())
  const letters = [...new Set(rows.join(''))].filter((letter) => letter !== '.')
  return new Map(letters.map((letter) => [letter, outlineOf(drawing, rows, (other) => other === letter)]))
}

/** The outline of several letters together, e.g. of the town that villages make up. */
export function drawUnion(drawing: Drawing, letters: readonly string[]): MultiPolygonCoordinates {
  return outlineOf(
    drawing,
    drawing.text.split('\n').map((row) => row.trim()),
    (letter) => letters.includes(letter),
  )
}

type Corner = readonly [column: number, row: number]

function outlineOf(drawing: Drawing, rows: readonly string[], isIn: (letter: string) => boolean): MultiPolygonCoordinates {
  const at = (column: number, row: number): boolean => isIn(rows[row]?.[column] ?? '.')
  /** Sides with the inside on their left as seen on the map, by the corner they leave. */
  const leaving = new Map<string, Corner[]>()
  const side = (from: Corner, to: Corner): void => {
    leaving.set(`${from}`, [...(leaving.get(`${from}`) ?? []), to])
  }
  rows.forEach((letters, row) => {
    for (let column = 0; column < letters.length; column++) {
      if (!at(column, row)) continue
      if (!at(column, row + 1)) side([column, row + 1], [column + 1, row + 1])
      if (!at(column + 1, row)) side([column + 1, row + 1], [column + 1, row])
      if (!at(column, row - 1)) side([column + 1, row], [column, row])
      if (!at(column - 1, row)) side([column, row], [column, row + 1])
    }
  })
  const loops: Corner[][] = []
  for (const [key, ends] of leaving) {
    while (ends.length > 0) {
      const start = key.split(',').map(Number) as unknown as Corner
      const loop: Corner[] = [start]
      let [from, to] = [start, ends.pop()!]
      while (`${to}` !== key) {
        loop.push(to)
        const choices = leaving.get(`${to}`)!
        // Where two squares touch in a corner, turn left, to stay with the same square.
        const left = [to[1] - from[1], from[0] - to[0]]
        const i = Math.max(
          0,
          choices.findIndex((next) => next[0] - to[0] === left[0] && next[1] - to[1] === left[1]),
        )
        from = to
        to = choices.splice(i, 1)[0]
      }
      loops.push(loop)
    }
  }
  const rings = loops.map((loop) =>
    loop.flatMap((corner, i) => wobbledSide(drawing, rows.length, corner, loop[(i + 1) % loop.length])),
  )
  const closed = rings.map((ring): LonLat[] => [...ring, ring[0]])
  const outers = closed.filter((ring) => planarArea(ring) > 0)
  const polygons = outers.map((outer) => [outer])
  for (const hole of closed.filter((ring) => planarArea(ring) < 0)) {
    const around = polygons.filter(([outer]) => isInside(middle(hole), outer))
    around.sort((a, b) => planarArea(a[0]) - planarArea(b[0]))[0].push(hole)
  }
  return polygons
}

/** The points of one side but its last, the same whichever way it is walked. */
function wobbledSide(
  { lon = 105, lat = 30, side = 0.01, wobble = 0, points = 0 }: Drawing,
  height: number,
  a: Corner,
  b: Corner,
): LonLat[] {
  const isForward = a[0] < b[0] || a[1] < b[1]
  const [from, to] = isForward ? [a, b] : [b, a]
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const line: LonLat[] = []
  for (let k = 0; k <= points + 1; k++) {
    const share = k / (points + 1)
    // Sides keep to their own half of the squares' diagonals, so that they cannot meet.
    const shift = 4 * share * (1 - share) * wobble * Math.sin(12.9898 * from[0] + 78.233 * from[1] + 37.719 * k + 4.1 * dx)
    const [column, row] = [from[0] + dx * share - dy * shift, from[1] + dy * share + dx * shift]
    line.push([round(lon + column * side), round(lat + (height - row) * side)])
  }
  return (isForward ? line : line.reverse()).slice(0, -1)
}

const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

function planarArea(ring: readonly LonLat[]): number {
  let sum = 0
  for (let i = 0; i + 1 < ring.length; i++) sum += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1]
  return sum / 2
}

const middle = (ring: readonly LonLat[]): LonLat => [(ring[0][0] + ring[1][0]) / 2, (ring[0][1] + ring[1][1]) / 2]

function isInside(point: LonLat, ring: readonly LonLat[]): boolean {
  let inside = false
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i], ring[i + 1]]
    if (a[1] > point[1] !== b[1] > point[1] && point[0] < a[0] + ((point[1] - a[1]) * (b[0] - a[0])) / (b[1] - a[1]))
      inside = !inside
  }
  return inside
}
