import type { DivisionProperties } from '#contract/divisions'

/** What the tree knows of each opened division's children: the list, or that it is being loaded or could not be. */
export type Children = ReadonlyMap<string, readonly DivisionProperties[] | 'loading' | 'failed'>

/** One line of the tree: a division, or what stands for children that are not there yet. */
export type TreeRow = { depth: number; parentId: string | null; setSize: number; position: number } & (
  | { kind: 'division'; division: DivisionProperties; leaf: boolean; open: boolean }
  | { kind: 'loading' | 'failed' }
)

/** The tree as lines from top to bottom, with only the opened branches; `isLeaf` says what never has children. */
export function treeRows(
  roots: readonly DivisionProperties[],
  children: Children,
  open: ReadonlySet<string>,
  isLeaf: (division: DivisionProperties) => boolean,
): TreeRow[] {
  const rows: TreeRow[] = []
  const add = (list: readonly DivisionProperties[], depth: number, parentId: string | null): void => {
    list.forEach((division, index) => {
      const below = children.get(division.id)
      const leaf = isLeaf(division) || (Array.isArray(below) && below.length === 0)
      const isOpen = !leaf && open.has(division.id)
      rows.push({ kind: 'division', division, leaf, open: isOpen, depth, parentId, setSize: list.length, position: index + 1 })
      if (!isOpen) return
      if (below === 'loading' || below === 'failed' || below === undefined)
        rows.push({ kind: below ?? 'loading', depth: depth + 1, parentId: division.id, setSize: 1, position: 1 })
      else add(below, depth + 1, division.id)
    })
  }
  add(roots, 0, null)
  return rows
}
