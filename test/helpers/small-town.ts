/** West and south of the town, and the way between two of its streets, in degrees (about 100 m). */
const west = 104.06
const south = 30.66
const step = 0.001

/** OSM XML of a town of `size` × `size` streets in a grid, a house with two floors in every block, and a clinic in the first. */
export function smallTownOsm(size: number): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<osm version="0.6">']
  const node = (id: number, lon: number, lat: number, tags = '') =>
    lines.push(`<node id="${id}" lon="${lon.toFixed(7)}" lat="${lat.toFixed(7)}">${tags}</node>`)
  const corner = (x: number, y: number) => 1 + y * size + x
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) node(corner(x, y), west + x * step, south + y * step)
  const houseCorner = (x: number, y: number, k: number) => 1_000_000 + 4 * (y * size + x) + k
  for (let y = 0; y + 1 < size; y++)
    for (let x = 0; x + 1 < size; x++)
      for (const [k, [dx, dy]] of [
        [0.3, 0.3],
        [0.5, 0.3],
        [0.5, 0.5],
        [0.3, 0.5],
      ].entries())
        node(houseCorner(x, y, k), west + (x + dx) * step, south + (y + dy) * step)
  node(9_000_000, west + 0.2 * step, south + 0.1 * step, '<tag k="amenity" v="clinic"/><tag k="name" v="第一卫生站"/>')
  let way = 0
  const street = (refs: number[], tags: Record<string, string>) =>
    lines.push(
      `<way id="${++way}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${Object.entries(tags)
        .map(([k, v]) => `<tag k="${k}" v="${v}"/>`)
        .join('')}</way>`,
    )
  const row = Array.from({ length: size }, (_, i) => i)
  for (const i of row) {
    street(
      row.map((x) => corner(x, i)),
      { highway: 'residential', name: `东西${i}街` },
    )
    street(
      row.map((y) => corner(i, y)),
      { highway: 'residential', name: `南北${i}路` },
    )
  }
  for (let y = 0; y + 1 < size; y++)
    for (let x = 0; x + 1 < size; x++)
      street(
        [0, 1, 2, 3, 0].map((k) => houseCorner(x, y, k)),
        { building: 'apartments', 'building:levels': '2' },
      )
  lines.push('</osm>')
  return lines.join('\n')
}

/** A GeoJSON feature of a division around a square of the town: `from` and `to` count streets. */
export function townSquare(code: string, from: number, to: number, properties: Record<string, unknown> = {}): object {
  const [w, s, e, n] = [west + from * step, south + from * step, west + to * step, south + to * step]
  const ring = [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ]
  return {
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates: [ring] },
    properties: { code, name: `街区${code}`, ...properties },
  }
}

export const collection = (features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features })
