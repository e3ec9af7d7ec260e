import type { Random } from '#planning/random'
import { arcsOf, type DivisionMap, divisionsOf, unassigned } from '#planning/topology/edit/division-map'
import type { EditResult } from '#planning/topology/edit/edit-result'
import { createDivision } from '#planning/topology/edit/operations/create-division'
import { deleteVertex } from '#planning/topology/edit/operations/delete-vertex'
import { insertVertex } from '#planning/topology/edit/operations/insert-vertex'
import { mergeDivisions } from '#planning/topology/edit/operations/merge-divisions'
import { moveVertex } from '#planning/topology/edit/operations/move-vertex'
import { reassignUnits } from '#planning/topology/edit/operations/reassign-units'
import { reshapeDivision } from '#planning/topology/edit/operations/reshape-division'
import { retireDivision } from '#planning/topology/edit/operations/retire-division'
import { splitDivision } from '#planning/topology/edit/operations/split-division'
import type { LonLat } from '#planning/types'

/** One edit as it was asked for, and what came of it. */
export interface TriedEdit {
  kind: string
  result: EditResult
}

const degrees = (steps: number): number => steps / 1e7

/** Tries one random edit on a map; `number` names what it makes. Points are picked on borders, beside them, between the lattice's extremes, so that coincidences are common. */
export function randomEdit(map: DivisionMap, random: Random, number: number): TriedEdit {
  const arcs = arcsOf(map).sort((a, b) => a.xy[0] - b.xy[0] || a.xy[1] - b.xy[1] || a.xy[2] - b.xy[2] || a.xy[3] - b.xy[3])
  const divisions = divisionsOf(map)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]
  const near = (spread: number, among = arcs): LonLat => {
    const { xy } = pick(among)
    const i = 2 * Math.floor(random() * (xy.length / 2 - 1))
    const share = random() < 0.5 ? 0 : random()
    const off = () => (random() < 0.4 ? 0 : Math.round((random() - 0.5) * 2 * spread))
    return [
      degrees(Math.round(xy[i] + share * (xy[i + 2] - xy[i])) + off()),
      degrees(Math.round(xy[i + 1] + share * (xy[i + 3] - xy[i + 1])) + off()),
    ]
  }
  const [west, south, east, north] = arcs.reduce(
    ([w, s, e, n], { xy }) => [Math.min(w, xy[0]), Math.min(s, xy[1]), Math.max(e, xy[0]), Math.max(n, xy[1])],
    [Infinity, Infinity, -Infinity, -Infinity],
  )
  const size = Math.max(east - west, north - south)
  const box = (): LonLat[] => {
    const [[x, y], w, h] = [near(size / 8), degrees(Math.ceil((random() * size) / 4)), degrees(Math.ceil((random() * size) / 4))]
    return [
      [x, y],
      [x + w, y],
      [x + w, y + h],
      [x, y + h],
      [x, y],
    ]
  }
  const movesParentEdge = random() < 0.1
  const id = pick(divisions)
  const own = random() < 0.8 ? arcs.filter(({ left, right }) => left === id || right === id) : arcs
  const line = (count: number, spread: number): LonLat[] => Array.from({ length: count }, () => near(spread, own))
  const kinds: Record<string, () => EditResult> = {
    split: () =>
      splitDivision(
        map,
        id,
        line(2 + Math.floor(random() * 3), size / 10),
        random() < 0.5 ? [id, `n${number}`] : [`n${number}`, `m${number}`],
        random() * degrees(size) * 2e4,
      ),
    merge: () => mergeDivisions(map, [id, pick(divisions), pick(divisions)].slice(0, 2 + (number & 1)), id),
    reshape: () =>
      reshapeDivision(map, id, line(2 + Math.floor(random() * 3), size / 12), {
        toleranceMeters: random() * degrees(size) * 2e4,
        movesParentEdge,
      }),
    reassign: () => reassignUnits(map, [{ id: 'unit', geometry: [[box()]] }], id),
    create: () => createDivision(map, `c${number}`, [[box()]], { clip: random() < 0.8 }),
    retire: () => retireDivision(map, id, random() < 0.6 ? unassigned : pick(divisions)),
    move: () => {
      const { xy } = pick(arcs)
      const i = 2 * Math.floor((random() * xy.length) / 2)
      const by = () => Math.round((random() - 0.5) * size * 0.15)
      return moveVertex(map, [degrees(xy[i]), degrees(xy[i + 1])], [degrees(xy[i] + by()), degrees(xy[i + 1] + by())], {
        movesParentEdge,
      })
    },
    insert: () => {
      const { xy } = pick(arcs)
      const i = 2 * Math.floor(random() * (xy.length / 2 - 1))
      const by = () => Math.round((random() - 0.5) * size * 0.1)
      const at: LonLat = [
        degrees(Math.round((xy[i] + xy[i + 2]) / 2) + by()),
        degrees(Math.round((xy[i + 1] + xy[i + 3]) / 2) + by()),
      ]
      return insertVertex(
        map,
        at,
        [
          [degrees(xy[i]), degrees(xy[i + 1])],
          [degrees(xy[i + 2]), degrees(xy[i + 3])],
        ],
        { movesParentEdge },
      )
    },
    delete: () => {
      const { xy } = pick(arcs)
      const i = 2 * Math.floor((random() * xy.length) / 2)
      return deleteVertex(map, [degrees(xy[i]), degrees(xy[i + 1])], { movesParentEdge })
    },
  }
  const grow = divisions.length < 6 || (divisions.length < 20 && random() < 0.5)
  const kind = pick(grow ? ['split', 'split', 'create', 'move', 'insert', 'reshape', 'reshape', 'reassign'] : Object.keys(kinds))
  return { kind, result: kinds[kind]() }
}
