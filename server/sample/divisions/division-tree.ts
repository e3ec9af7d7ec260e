import type { DivisionKind, DivisionLevel, Terrain } from '#planning/types'

/** How a division is from one day until the day before another. */
export interface NodeVersion {
  from: string
  to: string | null
  code: string
  name: string
  parentCode: string | null
  blocks: readonly number[]
}

/** A division with all its versions, the oldest first. */
export interface DivisionNode {
  identity: string
  level: DivisionLevel
  kind: DivisionKind
  terrain: Terrain | null
  urbanRuralClass: string | null
  versions: NodeVersion[]
  children: DivisionNode[]
}

/** The day from which the county's oldest divisions are on record. */
export const firstDay = '2020-01-01'
/** The day whose divisions count as today's: after all past changes, before any planned one. */
export const presentDay = '2026-01-01'

/** The version that holds on a day, if the division is there. */
export function versionOn(node: DivisionNode, day: string): NodeVersion | undefined {
  return node.versions.find(({ from, to }) => from <= day && (to === null || day < to))
}

/** The version of today; throws where there is none. */
export function present(node: DivisionNode): NodeVersion {
  const version = versionOn(node, presentDay)
  if (!version) throw new Error(`got ${node.identity}, which has ended, when expected a division of today`)
  return version
}

/** A code of so many more digits. */
export function codeUnder(parentCode: string, number: number, digits = 3): string {
  return parentCode + String(number).padStart(digits, '0')
}

/** Ends a node's last version on a day and lets another follow it. */
export function changeFrom(node: DivisionNode, day: string, changes: Partial<NodeVersion>): void {
  const last = node.versions[node.versions.length - 1]
  node.versions[node.versions.length - 1] = { ...last, to: day }
  node.versions.push({ ...last, ...changes, from: day, to: last.to })
}

/** What a division is called and numbered under another parent. */
export interface Heading {
  code: string
  name: string
  parentCode: string
}

/** Moves a node under another parent from a day on; everything under it keeps its number and its place in the name. */
export function moveFrom(node: DivisionNode, day: string, heading: Heading): void {
  const old = node.versions[node.versions.length - 1]
  changeFrom(node, day, heading)
  for (const child of node.children) moveFrom(child, day, headingUnder(child.versions[child.versions.length - 1], old, heading))
}

/** Puts an older version with another heading before all versions of a node, and so for everything under it. */
export function moveBefore(node: DivisionNode, day: string, heading: Heading): void {
  const now = node.versions[0]
  node.versions[0] = { ...now, from: day }
  node.versions.unshift({ ...now, to: day, ...heading })
  for (const child of node.children) moveBefore(child, day, headingUnder(child.versions[0], now, heading))
}

function headingUnder(child: NodeVersion, oldParent: NodeVersion, parent: Heading): Heading {
  const name = child.name.startsWith(oldParent.name) ? parent.name + child.name.slice(oldParent.name.length) : child.name
  return { code: parent.code + child.code.slice(oldParent.code.length), name, parentCode: parent.code }
}

/** Replaces the codes of a node's only version and of everything under it. */
export function renumber(node: DivisionNode, code: string, parentCode: string): void {
  const [version] = node.versions
  node.versions = [{ ...version, code, parentCode }]
  for (const child of node.children) renumber(child, code + child.versions[0].code.slice(version.code.length), code)
}
