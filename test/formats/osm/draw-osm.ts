export interface DrawnWay {
  /** Letters of the map, in order. */
  nodes: string
  tags?: Record<string, string>
}
export interface DrawnOsm {
  /** Letters are nodes; a column is 0.001° of longitude, a line 0.001° of latitude, from 116° E and 40° N at the top left. */
  map: string
  /** Tags of nodes, by letter. */
  nodes?: Record<string, Record<string, string>>
  /** Way n (from 1) is the nth of these. */
  ways?: DrawnWay[]
  /** Relation n (from 1); members are way numbers with roles. */
  relations?: { members: [way: number, role: string][]; tags: Record<string, string> }[]
}

/** A node's id is its letter's code. */
export const idOf = (letter: string): number => letter.codePointAt(0)!

/** Node positions of a drawn map, by letter. */
export function drawnNodes(map: string): Map<string, [number, number]> {
  const nodes = new Map<string, [number, number]>()
  map
    .split('\n')
    .filter((line) => line.trim() !== '')
    .forEach((line, y) => {
      ;[...line].forEach((letter, x) => {
        if (/\p{L}/u.test(letter)) nodes.set(letter, [Math.round(116e3 + x) / 1e3, Math.round(40e3 - y) / 1e3])
      })
    })
  return nodes
}

const quoted = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

const tagLines = (tags: Record<string, string> = {}) =>
  Object.entries(tags)
    .map(([k, v]) => `<tag k="${quoted(k)}" v="${quoted(v)}"/>`)
    .join('')

/** OSM XML of a drawn map. */
export function drawOsm({ map, nodes = {}, ways = [], relations = [] }: DrawnOsm): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<osm version="0.6">']
  for (const [letter, [lon, lat]] of drawnNodes(map))
    lines.push(`<node id="${idOf(letter)}" lon="${lon}" lat="${lat}">${tagLines(nodes[letter])}</node>`)
  ways.forEach((way, index) => {
    const refs = [...way.nodes].map((letter) => `<nd ref="${idOf(letter)}"/>`).join('')
    lines.push(`<way id="${index + 1}">${refs}${tagLines(way.tags)}</way>`)
  })
  relations.forEach((relation, index) => {
    const members = relation.members.map(([ref, role]) => `<member type="way" ref="${ref}" role="${role}"/>`).join('')
    lines.push(`<relation id="${index + 1}">${members}${tagLines(relation.tags)}</relation>`)
  })
  lines.push('</osm>')
  return lines.join('\n')
}
