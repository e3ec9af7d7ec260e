import type { DivisionLevel } from '#planning/types'

/** The levels whose names suit a zoom, best first, with the zoom from which on they do. */
const wanted: readonly (readonly [number, readonly DivisionLevel[]])[] = [
  [0, ['province', 'prefecture', 'county', 'town']],
  [6.5, ['prefecture', 'county', 'town']],
  [8, ['county', 'town']],
  [9.4, ['town', 'county', 'village']],
  [12, ['village', 'town', 'group']],
  [14.6, ['group', 'grid_1', 'village']],
  [17, ['grid_2', 'grid_1', 'group', 'compound', 'village']],
]

/** The level whose names a map of this zoom shows, among those that hold any division. */
export function levelAt(zoom: number, levels: readonly DivisionLevel[]): DivisionLevel | null {
  const best = wanted.filter(([least]) => zoom >= least).at(-1)![1]
  return best.find((level) => levels.includes(level)) ?? levels.filter((level) => level !== 'building').at(-1) ?? null
}

/** Each level that is named at some zoom, with the stretches of zoom in which it is: [from, to). */
export function zoomsOfLevels(levels: readonly DivisionLevel[]): { level: DivisionLevel; from: number; to: number }[] {
  const stretches: { level: DivisionLevel; from: number; to: number }[] = []
  wanted.forEach(([from], index) => {
    const level = levelAt(from, levels)
    const to = wanted[index + 1]?.[0] ?? 24
    const last = stretches.at(-1)
    if (level && last?.level === level) last.to = to
    else if (level) stretches.push({ level, from, to })
  })
  return stretches
}
