import type { DivisionPlan, DivisionProblem } from '#planning/division/division-types'
import { objectiveOf, planTerms } from '#planning/division/plan-terms'

/** Whether each part hangs together, by walking it. */
export function hangsTogether({ atoms, borders }: DivisionProblem, partOf: ArrayLike<number>): boolean {
  const next = atoms.map((): number[] => [])
  for (const { from, to } of borders) {
    if (partOf[from] !== partOf[to]) continue
    next[from].push(to)
    next[to].push(from)
  }
  const seen = new Set<number>()
  const started = new Set<number>()
  for (let atom = 0; atom < atoms.length; atom++) {
    if (seen.has(atom)) continue
    if (started.has(partOf[atom])) return false
    started.add(partOf[atom])
    const walk = [atom]
    seen.add(atom)
    for (const at of walk) for (const to of next[at]) if (!seen.has(to)) walk.push(to) && seen.add(to)
  }
  return true
}

/** Whether a plan keeps every rule of its problem; locked grids are not judged by size or shape. */
export function keepsRules(problem: DivisionProblem, partOf: ArrayLike<number>): boolean {
  const { atoms, households, population, lockedGridIds, keepTogether, keepApart, parts } = problem
  const isLocked = (atom: number): boolean => atoms[atom].gridId !== null && lockedGridIds.includes(atoms[atom].gridId!)
  const free = atoms.flatMap((_, i) => (isLocked(i) ? [] : [i]))
  const sums = new Map<number, { households: number; population: number }>()
  for (const i of free) {
    const sum = sums.get(partOf[i]) ?? { households: 0, population: 0 }
    sums.set(partOf[i], {
      households: sum.households + atoms[i].households,
      population: sum.population + atoms[i].population,
    })
  }
  const inside = (range: { min: number; max: number } | null, value: number): boolean =>
    range === null || (value >= range.min && value <= range.max)
  const lockedHere = new Set(atoms.flatMap((atom, i) => (isLocked(i) ? [atom.gridId] : []))).size
  const freeOnly = { ...problem, borders: problem.borders.filter(({ from, to }) => !isLocked(from) && !isLocked(to)) }
  const labels = Array.from(atoms, (_, i) => (isLocked(i) ? -1 - i : partOf[i]))
  const lockedPart = new Map<string, number>()
  const locksHold = atoms.every((atom, i) => {
    if (!isLocked(i)) return true
    if (!lockedPart.has(atom.gridId!)) lockedPart.set(atom.gridId!, partOf[i])
    return lockedPart.get(atom.gridId!) === partOf[i] && !free.some((j) => partOf[j] === partOf[i])
  })
  return (
    locksHold &&
    hangsTogether(freeOnly, labels) &&
    [...sums.values()].every((sum) => inside(households, sum.households) && inside(population, sum.population)) &&
    (parts === null || sums.size + lockedHere === parts) &&
    keepTogether.every((set) => set.every((i) => isLocked(i) || isLocked(set[0]) || partOf[i] === partOf[set[0]])) &&
    keepApart.every(([a, b]) => isLocked(a) || isLocked(b) || partOf[a] !== partOf[b])
  )
}

/** All ways to give parts the present grids that change costs least by. */
function bestGrids(
  problem: DivisionProblem,
  partOf: readonly number[],
  parts: number,
  locked: readonly string[],
): (string | null)[] {
  const free = [...new Set(problem.atoms.flatMap(({ gridId }) => (gridId === null || locked.includes(gridId) ? [] : [gridId])))]
  let best: { grids: (string | null)[]; kept: number } = { grids: [], kept: -1 }
  const kept = (part: number, grid: string | null): number =>
    problem.atoms.reduce(
      (sum, atom, i) => sum + (partOf[i] === part && atom.gridId === grid && grid !== null ? atom.population : 0),
      0,
    )
  const choose = (grids: (string | null)[], sum: number): void => {
    if (grids.length === parts) {
      if (sum > best.kept) best = { grids, kept: sum }
      return
    }
    for (const grid of [null, ...free.filter((id) => !grids.includes(id))])
      choose([...grids, grid], sum + kept(grids.length, grid))
  }
  choose([], 0)
  return best.grids
}

/** Every plan that keeps the rules, with its objective, by trying all partitions: for up to nine atoms. */
export function allPlans(problem: DivisionProblem, targetHouseholds: number): Pick<DivisionPlan, 'objective' | 'partOf'>[] {
  const { atoms, lockedGridIds } = problem
  const locked = [
    ...new Set(atoms.flatMap(({ gridId }) => (gridId !== null && lockedGridIds.includes(gridId) ? [gridId] : []))),
  ].sort()
  const found: Pick<DivisionPlan, 'objective' | 'partOf'>[] = []
  const extend = (partOf: number[], parts: number): void => {
    if (partOf.length === atoms.length) {
      const whole = partOf.map((part) => (part < 0 ? parts - 1 - part : part))
      if (!keepsRules(problem, whole)) return
      const gridIds = [...bestGrids(problem, partOf, parts, locked), ...locked]
      const terms = planTerms(problem, targetHouseholds, { partOf: whole, parts: parts + locked.length, gridIds })
      found.push({ objective: objectiveOf(terms), partOf: Int32Array.from(whole) })
      return
    }
    const { gridId } = atoms[partOf.length]
    if (gridId !== null && locked.includes(gridId)) {
      extend([...partOf, -1 - locked.indexOf(gridId)], parts)
      return
    }
    for (let part = 0; part <= parts; part++) extend([...partOf, part], Math.max(parts, part + 1))
  }
  extend([], 0)
  return found
}
