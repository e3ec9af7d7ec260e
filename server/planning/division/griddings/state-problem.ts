import { divisionAtoms } from '../atoms/division-atoms.ts'
import type { AtomMap, Ground } from '../atoms/ground-types.ts'
import type { DivisionProblem } from '../division-types.ts'
import { pricesFor } from '../prices.ts'
import { changeCrossings } from './change-crossings.ts'
import type { GriddingWishes } from './gridding-types.ts'

/** A division's ground as the solver takes it. */
export interface StatedProblem {
  ground: Ground
  map: AtomMap
  problem: DivisionProblem
}

/** `member` and `index` tell which wish names something that is not on this ground; `unit` what it names, null for a place. */
export type ProblemResult =
  | { ok: true; stated: StatedProblem }
  | { ok: false; member: 'keepTogether' | 'keepApart' | 'crossings'; index: number; unit: string | null }

/** States a planner's wishes about ground that was cut into atoms as a problem for the solver. */
export function stateProblem(ground: Ground, cut: AtomMap, wishes: GriddingWishes): ProblemResult {
  const changed = changeCrossings(cut, wishes.crossings)
  if (!changed.ok) return { ok: false, member: 'crossings', index: changed.index, unit: null }
  const { map } = changed
  const { atoms, borders } = divisionAtoms(map)
  const atomsOf = unitNames(ground, map)
  for (const member of ['keepTogether', 'keepApart'] as const)
    for (const [index, units] of wishes[member].entries()) {
      const unit = units.find((name) => !atomsOf.has(name))
      if (unit !== undefined) return { ok: false, member, index, unit }
    }
  const present = new Set(ground.grids.map(({ id }) => id))
  const { parts, households, population, targetHouseholds } = wishes
  return {
    ok: true,
    stated: {
      ground,
      map,
      problem: {
        atoms: atoms.map((atom, number) => ({ ...atom, id: unitIdOf(ground, map, number) })),
        borders,
        parts,
        households,
        population,
        targetHouseholds,
        lockedGridIds: wishes.lockedGridIds.filter((id) => present.has(id)),
        keepTogether: wishes.keepTogether.map((units) => units.flatMap((unit) => atomsOf.get(unit)!)),
        keepApart: wishes.keepApart.flatMap(([one, other]) =>
          atomsOf.get(one)!.flatMap((a) => atomsOf.get(other)!.map((b): [number, number] => [a, b])),
        ),
        prices: pricesFor(wishes.weights),
      },
    },
  }
}

/** What a unit is called in answers: the id of its first place; of ground where nobody lives, its number. */
function unitIdOf({ buildings }: Ground, { atoms }: AtomMap, atom: number): string {
  const [first] = atoms[atom].buildings
  return first === undefined ? `ground-${atom}` : buildings[first].id
}

/** The atoms that each name of a unit stands for. */
function unitNames(ground: Ground, map: AtomMap): Map<string, number[]> {
  const names = new Map<string, number[]>()
  const ofCompound = new Map<string, number[]>()
  map.atoms.forEach(({ buildings, compoundId }, atom) => {
    for (const building of buildings) {
      const { id, code } = ground.buildings[building]
      names.set(id, [atom])
      if (code !== undefined) names.set(code, [atom])
    }
    if (buildings.length === 0) names.set(unitIdOf(ground, map, atom), [atom])
    if (compoundId !== null) ofCompound.set(compoundId, [...(ofCompound.get(compoundId) ?? []), atom])
  })
  for (const { id, code } of ground.compounds) {
    const atoms = ofCompound.get(id)
    if (!atoms) continue
    names.set(code, atoms)
    names.set(id, atoms)
  }
  return names
}
