import { ProblemError } from '#contract/problems'
import { buildAtoms } from '#planning/division/atoms/build-atoms'
import type { AtomMap, Ground } from '#planning/division/atoms/ground-types'
import { attachEmptyGround } from '#planning/division/griddings/attach-empty-ground'
import { groundOfUnits } from '#planning/division/griddings/ground-of-units'
import type { GridLabels } from '#planning/division/griddings/label-grids'
import { type StatedProblem, stateProblem } from '#planning/division/griddings/state-problem'
import { type PeopleByAge, workloadOf } from '#planning/division/measure/grid-workload'
import { usualKind } from '#planning/plans/operations/divide/levels-below'
import type { DivisionKind, DivisionLevel } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { unitsBelow } from '../../repositories/divisions/units-below.ts'
import { loadGround } from '../../repositories/ground.ts'
import { peopleOfDivisions, peopleOfPlaces } from '../../repositories/people-by-age.ts'
import { codesBelow } from '../../repositories/plans/plan-bases.ts'
import { noSuchDivision } from '../divisions/resolve-division.ts'
import { requireDivisible } from './divisible/divisions-to-grid.ts'
import type { GriddingQuestion, QuestionDivision } from './gridding-question.ts'

/** A division's ground as it is divided. */
export interface CutDivision {
  stated: StatedProblem
  /** Null where its parts are no grids. */
  labels: GridLabels | null
  /** Points of work of every place of the ground, in their order; null where nobody asks. */
  work: Float64Array | null
}

/**
 * Reads a division's ground and cuts it into units that no border may cut. Throws a problem where a wish names what is not on the ground, and where that has too many
 * units.
 */
export async function cutDivision(db: Database, question: GriddingQuestion, division: QuestionDivision): Promise<CutDivision> {
  const { at, wishes, workload } = question
  const { id, code, name, gridLevel, unitLevel } = division
  const { ground, map, people } =
    unitLevel === null ? await cutGround(db, question, division) : await gatherUnits(db, question, division)
  const result = stateProblem(ground, map, wishes)
  if (!result.ok) throw notOnGround(name, result)
  const ages = workload && (people ?? (await peopleOfPlaces(db, id, at)))
  return {
    stated: result.stated,
    labels:
      gridLevel === null
        ? null
        : {
            ...{ parent: { id, code, name }, level: gridLevel, kind: kindOfGrids(question, gridLevel) },
            ...{ present: ground.grids, givenCodes: await codesBelow(db, code) },
          },
    work: ages && Float64Array.from(ground.buildings, (building) => workloadOf(workload!, ages.get(building.id) ?? nobody)),
  }
}

const kindOfGrids = ({ kind }: GriddingQuestion, level: DivisionLevel): DivisionKind =>
  kind === 'community' ? 'community' : usualKind[level]

const nobody: PeopleByAge = { households: 0, population: 0, age0to3: null, age3to6: null, age60plus: null, age80plus: null }

interface Cut {
  ground: Ground
  map: AtomMap
  /** Of its units by id; null where they were not asked for. */
  people: Map<string, PeopleByAge> | null
}

async function cutGround(
  db: Database,
  { at, kind, wishes }: GriddingQuestion,
  { id, name, gridLevel }: QuestionDivision,
): Promise<Cut> {
  const loaded = await loadGround(db, id, at, gridLevel)
  if (loaded === null) throw await noSuchDivision(db, id, at)
  // Communities' borders are known to all: units lie on one side of them, so that what stays is told from what moves.
  const lockedGridIds = kind === 'community' ? loaded.grids.map((grid) => grid.id) : wishes.lockedGridIds
  const ground = { ...loaded, lockedGridIds }
  const cut = buildAtoms(ground)
  const map = kind === 'community' ? attachEmptyGround(cut, new Set(wishes.lockedGridIds)) : cut
  requireDivisible(name, map.atoms.length, 'units that borders may run between')
  return { ground, map, people: null }
}

/** The divisions below one as units, with the people counted in them; what they lie in (towns, of villages of a county) had better stay whole. */
async function gatherUnits(db: Database, { at }: GriddingQuestion, { id, name, unitLevel }: QuestionDivision): Promise<Cut> {
  const units = await unitsBelow(db, id, unitLevel!, at)
  const ids = units.map((unit) => unit.id)
  const people = await peopleOfDivisions(db, ids, at)
  const above = new Map(
    units.map(({ parentId, parentCode, parentName }) => [parentId, { id: parentId, code: parentCode, name: parentName }]),
  )
  above.delete(id)
  const made = groundOfUnits(
    units.map((unit) => {
      const { households, population } = people.get(unit.id) ?? nobody
      const compoundId = above.has(unit.parentId) ? unit.parentId : null
      return {
        id: unit.id,
        code: unit.code,
        name: unit.name,
        at: unit.at,
        households,
        population,
        outline: unit.geometry,
        compoundId,
      }
    }),
    [...above.values()],
  )
  if (made === null)
    throw new ProblemError(
      'conflict',
      `A division of "${name}" has no ground of its own: its outline lies within another’s. Import them anew.`,
    )
  return { ...made, people }
}

function notOnGround(
  name: string,
  { member, index, unit }: Extract<ReturnType<typeof stateProblem>, { ok: false }>,
): ProblemError {
  const detail =
    unit === null
      ? `no border between two units lies within 50 m of this place in "${name}"`
      : `"${unit}" is no unit of "${name}": name a compound or a division by id or code, or another unit by its id in an answer of this revision`
  return new ProblemError('invalid-input', `${member}: ${detail}.`, [{ detail, pointer: `/${member}/${index}` }])
}
