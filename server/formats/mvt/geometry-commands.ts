/** Types of geometry in a vector tile. */
export const geometryTypes = { point: 1, line: 2, polygon: 3 } as const

const moveTo = 1
const lineTo = 2
const closePath = 7

/** Bytes of a feature's geometry as Mapbox Vector Tile 2.1 writes it: commands and zigzag steps from the point before, as varints. */
export function createGeometryWriter() {
  let bytes = new Uint8Array(1024)
  let length = 0
  let [penX, penY] = [0, 0]

  const varint = (value: number): void => {
    if (length + 5 > bytes.length) {
      const more = new Uint8Array(2 * bytes.length)
      more.set(bytes)
      bytes = more
    }
    let rest = value
    while (rest > 127) {
      bytes[length++] = (rest & 127) | 128
      rest >>>= 7
    }
    bytes[length++] = rest
  }
  const step = (x: number, y: number): void => {
    const [dx, dy] = [x - penX, y - penY]
    varint(((dx << 1) ^ (dx >> 31)) >>> 0)
    varint(((dy << 1) ^ (dy >> 31)) >>> 0)
    penX = x
    penY = y
  }
  const command = (id: number, count: number): void => varint(((count << 3) | id) >>> 0)

  return {
    /** Points of one feature, interleaved x, y. */
    points(xy: ArrayLike<number>): void {
      command(moveTo, xy.length / 2)
      for (let i = 0; i < xy.length; i += 2) step(xy[i], xy[i + 1])
    },
    /** A line of two or more points. */
    line(xy: ArrayLike<number>): void {
      command(moveTo, 1)
      step(xy[0], xy[1])
      command(lineTo, xy.length / 2 - 1)
      for (let i = 2; i < xy.length; i += 2) step(xy[i], xy[i + 1])
    },
    /** A ring of three or more points, the first not repeated. */
    ring(xy: ArrayLike<number>): void {
      this.line(xy)
      command(closePath, 1)
    },
    isEmpty: () => length === 0,
    /** What was written since the last call; the pen returns to the tile's corner. */
    take(): Uint8Array {
      const taken = bytes.slice(0, length)
      length = 0
      penX = 0
      penY = 0
      return taken
    },
  }
}
export type GeometryWriter = ReturnType<typeof createGeometryWriter>
