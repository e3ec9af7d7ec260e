import type { GriddingBody, GroupingKind } from '#contract/griddings/gridding-body'
import { ProblemError } from '#contract/problems'
import type { GriddingWishes } from '#planning/division/griddings/gridding-types'
import type { WorkloadPoints } from '#planning/division/measure/grid-workload'
import { usualWishes } from '#planning/division/prices'
import { communitySize } from '#planning/rules/community-size'
import type { DivisionLevel } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { findDivisions } from '../../repositories/divisions/divisions.ts'
import { versionsBelow } from '../../repositories/plans/plan-bases.ts'
import { type DivisionToGrid, divisionsToGrid } from './divisible/divisions-to-grid.ts'
import { divisionsToGroup } from './divisible/divisions-to-group.ts'
import { townsToRebound } from './divisible/towns-to-rebound.ts'

/** A gridding with everything that was left open; what its job is given. */
export interface GriddingQuestion {
  /** The day whose map is divided. */
  at: string
  kind: GroupingKind
  divisions: QuestionDivision[]
  wishes: GriddingWishes
  seed: number
  /** For all divisions together. */
  seconds: number
  /** Slices of search of every division, in place of the seconds; null: the seconds count. */
  slices: number | null
  /** Points of work of people; null where nobody asks. */
  workload: WorkloadPoints | null
}

/** `versionIds`: the division and all below it as they were when the question was asked; none of groupings, which nobody plans. */
export interface QuestionDivision extends DivisionToGrid {
  versionIds: number[]
}

/**
 * A question with ids, today's map and the usual weights where none are named. Throws problems that point at what is wrong: divisions that are not there, cannot
 * have grids, or have nobody in them; locked grids of other divisions; wishes about single units for several divisions.
 */
export async function askGridding(
  db: Database,
  body: GriddingBody,
  named: readonly string[],
  at: string,
): Promise<GriddingQuestion> {
  const divisions = await divisionsFor(db, body, named, at)
  requireOneDivision(body, divisions.length)
  const withVersions: QuestionDivision[] = []
  for (const division of divisions) {
    const versionIds = isPlannable(body.kind) ? await versionsBelow(db, division.id, at) : []
    withVersions.push({ ...division, versionIds })
  }
  const { kind, population, parts, weights, workload, seed, seconds } = body
  const isOpen = kind === 'community' && population === undefined && parts === undefined
  const households = body.households ?? (isOpen ? communitySize.households : undefined)
  return {
    at,
    kind,
    divisions: withVersions,
    wishes: {
      parts: parts ?? null,
      households: households ? { min: households.min, max: households.max } : null,
      population: population ?? null,
      targetHouseholds: body.households?.target ?? null,
      // Communities are people's homes: unless somebody says otherwise, few are to change.
      weights: { ...usualWishes, ...(kind === 'community' ? { littleChange: 1 } : {}), ...weights },
      lockedGridIds: [
        ...divisions.flatMap(({ staying }) => staying),
        ...(await lockedGrids(db, body.locked ?? [], divisions, at)),
      ],
      keepTogether: body.keepTogether ?? [],
      keepApart: body.keepApart ?? [],
      crossings: body.crossings ?? [],
    },
    seed,
    seconds,
    slices: body.slices ?? null,
    workload: workload ? { ...noWork, ...workload } : null,
  }
}

/** Whether what is made are divisions, which a plan can have. */
export const isPlannable = (kind: GroupingKind): kind is 'grid' | 'community' => kind === 'grid' || kind === 'community'

function divisionsFor(
  db: Database,
  { kind, unitLevel }: GriddingBody,
  named: readonly string[],
  at: string,
): Promise<DivisionToGrid[]> {
  if (kind === 'grid') return divisionsToGrid(db, named, at)
  return kind === 'community' ? townsToRebound(db, named, at) : divisionsToGroup(db, kind, unitLevel, named, at)
}

const noWork: WorkloadPoints = { perHousehold: 0, perPerson: 0, perElder60: 0, perElder80: 0, perChild: 0 }

/** Refuses for several divisions what can only be meant for one. */
function requireOneDivision(body: GriddingBody, divisions: number): void {
  if (divisions === 1) return
  const member = (['parts', 'keepTogether', 'keepApart', 'crossings'] as const).find((each) => body[each] !== undefined)
  if (member === undefined) return
  const detail = `"${member}" is about one division; ${divisions} are to be divided here`
  throw new ProblemError('invalid-input', `${detail}.`, [{ detail, pointer: `/${member}` }])
}

/** Ids of present grids by id or code; throws where one is no grid of these divisions. */
async function lockedGrids(
  db: Database,
  locked: readonly string[],
  divisions: readonly DivisionToGrid[],
  at: string,
): Promise<string[]> {
  if (locked.length === 0) return []
  const known = new Map<string, string>()
  for (const { id, gridLevel } of divisions)
    for (const grid of gridLevel === null ? [] : await gridsBelow(db, id, gridLevel, at)) {
      known.set(grid.code, grid.id)
      known.set(grid.id, grid.id)
    }
  const unknown = locked.flatMap((name, index) => (known.has(name.toLowerCase()) || known.has(name) ? [] : [{ name, index }]))
  if (unknown.length > 0) {
    const detail = (name: string) =>
      `"${name}" is no grid of ${divisions.length === 1 ? `"${divisions[0].name}"` : 'these divisions'} on ${at}`
    throw new ProblemError(
      'invalid-input',
      `locked: ${unknown.map(({ name }) => detail(name)).join('; ')}.`,
      unknown.map(({ name, index }) => ({ detail: detail(name), pointer: `/locked/${index}` })),
    )
  }
  return [...new Set(locked.map((name) => (known.get(name) ?? known.get(name.toLowerCase()))!))].sort()
}

async function gridsBelow(db: Database, parentId: string, level: DivisionLevel, at: string) {
  const most = 10_000
  return (await findDivisions(db, { levels: [level], parentId, at, withGeometry: false, limit: most, offset: 0 })).divisions
}
