import type { MergeGroupAnswer, MergeProposal, MergeResult, MergeUnitAnswer } from '#contract/merges/merge-answer'
import { mergeChecklist, obstacleWords, reasonSentence, staySentence } from '#contract/merges/merge-sentences'
import { groupFaults } from '#planning/merging/list-groups'
import type { GroupChoice, MergeGroup } from '#planning/merging/merging-types'
import { closingStations, coverageAfter, waysTooFar } from '#planning/merging/question/check-promises'
import { explainGroup, explainStaying } from '#planning/merging/question/explain-groups'
import { wayFigures, waysOf } from '#planning/merging/question/measure-travel'
import type { FoundProposal, MergeProgress } from '#planning/merging/question/propose-merges'
import type { StatedMerging } from '#planning/merging/question/state-merging'
import { createTownSeatWays } from '#planning/merging/question/town-seats'
import { mergeStatistics } from '#planning/merging/statistics'
import { mergeBenchmarks, mergeGuard } from '#planning/rules/merge-rules'
import type { DivisionKind, DivisionLevel } from '#planning/types'
import type { LoadedMerging } from './load-merge-ground.ts'
import type { MergeQuestion } from './merge-question.ts'

/** What is told of every answer, whatever it found. */
export interface MergeFrame {
  question: MergeQuestion
  synthetic: boolean
  revision: number
  seconds: number
}

/** An answer with nothing in it yet. */
export function emptyMerge({ question, synthetic, revision, seconds }: MergeFrame): MergeResult {
  const { body, scope, rules } = question
  return {
    ok: false,
    parameters: body,
    scope,
    level: body.level,
    rules,
    guard: { text: mergeGuard.text, source: mergeGuard.source, mark: mergeGuard.mark },
    checklist: mergeChecklist
      .filter(({ levels }) => levels.includes(body.level))
      .map(({ key, text, source, mark, measured }) => ({ key, text, source, mark, measured })),
    units: [],
    candidates: 0,
    fallen: {},
    range: null,
    frontier: [],
    proposals: [],
    infeasible: null,
    table: [],
    benchmarks: mergeBenchmarks.map((row) => ({ ...row })),
    synthetic,
    seed: body.seed,
    revision,
    seconds,
    computedAt: new Date().toISOString(),
  }
}

/** Divisions of a kind in the scope. */
export type KindCount = { level: DivisionLevel; kind: DivisionKind; divisions: number }

/** Tells answers about one question; what was measured of a proposal is kept. */
export function createMergeAssembler(stated: StatedMerging, loaded: LoadedMerging, kinds: readonly KindCount[]) {
  const { ground, problem, centres, population, households } = stated
  const { units, parents, walking, townSeats } = loaded
  const { travel } = problem
  const nameOf = (unit: number): string => units[unit].name
  const centreOf = (centre: number): MergeGroupAnswer['centre'] => {
    if (centre < 0) return null
    const { lon, lat, facilityId, name } = centres[centre]
    return { at: [lon, lat], facilityId, name }
  }
  const townSeatWays = createTownSeatWays(ground, townSeats, travel.unitOfCentre)
  const known = new Map<GroupChoice, MergeProposal>()

  const describeUnit = (unit: number, groups: number): MergeUnitAnswer => {
    const { id, code, name, kind, terrain, parentId, parentName, areaSquareMeters } = units[unit]
    const ways = waysOf(travel, ground.settlements, [{ units: [unit], centre: travel.seat[unit] }])
    const least = problem.rules.sizes[problem.units[unit].sizes].populationMin
    return {
      unitId: id,
      code,
      name,
      kind,
      terrain,
      parentId,
      parentName,
      population: population[unit],
      households: households[unit],
      areaSquareMeters,
      centre: centreOf(travel.seat[unit]),
      ways: wayFigures(ways, 'before'),
      withoutWay: ways.reduce((sum, way) => sum + (Number.isNaN(way.before) ? way.people : 0), 0),
      stays: problem.units[unit].stays,
      groups,
      below: population[unit] < least,
    }
  }

  const describeProposal = ({ choice, standing }: FoundProposal, list: NonNullable<MergeProgress['list']>): MergeProposal => {
    const told = known.get(choice)
    if (told) return { ...told, standing: standing && { ...standing } }
    const staying = explainStaying(stated, list, choice)
    const sorted = [...choice.groups].sort((a, b) => a.units[0] - b.units[0])
    const ways = waysOf(travel, ground.settlements, sorted)
    const closed = stated.wishes.closeSeats ? closingStations(sorted, centres) : new Set<string>()
    const coverage = walking ? coverageAfter(walking, ground.settlements, units.length, closed) : []
    const tooFar = waysTooFar(stated, sorted)
    const unitStatistics = ground.units.map(({ kind, terrain, parent, areaSquareMeters }, unit) => ({
      kind,
      terrain,
      parent,
      areaSquareMeters,
      population: population[unit],
    }))
    const proposal: MergeProposal = {
      ...figuresOf(choice),
      groups: sorted.map((group) => describeGroup(group, staying)),
      waysBefore: wayFigures(ways, 'before'),
      waysAfter: wayFigures(ways, 'after'),
      objective: choice.costs.slice(1),
      bound: choice.bound.slice(1).map((cost) => (Number.isFinite(cost) ? cost : null)),
      standing: standing && { ...standing },
      statistics: mergeStatistics(unitStatistics, sorted, travel.unitOfCentre).map(({ parent, ...figures }) => ({
        parentId: parent === null ? null : parents[parent].id,
        name: parent === null ? '' : parents[parent].name,
        ...figures,
      })),
      promises: {
        measured: walking !== null,
        kept: tooFar.length === 0 && coverage.every(({ broken }) => broken.length === 0),
        coverage: coverage.map(({ broken, ...row }) => ({
          ...row,
          broken: broken.map(({ unit, before, after }) => ({ unitId: units[unit].id, before, after })),
        })),
        tooFar: tooFar.map(({ settlement, seconds }) => {
          const { unit, lon, lat, people } = ground.settlements[settlement]
          return { unitId: units[unit].id, at: [lon, lat], people, seconds }
        }),
        closing: ground.stations
          .filter(({ facilityId }) => closed.has(facilityId))
          .map(({ facilityId, unit, name }) => ({ facilityId, unitId: units[unit].id, name })),
        townSeat: townSeatWays(sorted),
      },
    }
    known.set(choice, proposal)
    return proposal
  }

  const describeGroup = (group: MergeGroup, staying: ReturnType<typeof explainStaying>): MergeGroupAnswer => {
    const ways = waysOf(travel, ground.settlements, [group])
    const isAlone = group.units.length === 1
    const centreUnit = isAlone ? group.units[0] : travel.unitOfCentre[group.centre]
    const why = isAlone ? staying.get(group.units[0]) : undefined
    return {
      unitIds: group.units.map((unit) => units[unit].id),
      centreUnitId: units[centreUnit].id,
      centre: centreOf(group.centre),
      name: nameOf(centreUnit),
      population: group.population,
      households: group.units.reduce((sum, unit) => sum + households[unit], 0),
      areaSquareMeters: group.areaSquareMeters,
      waysBefore: wayFigures(ways, 'before'),
      waysAfter: wayFigures(ways, 'after'),
      extraPersonHours: group.extraPersonSeconds / 3600,
      below: group.isBelow,
      reasons: isAlone
        ? why
          ? [{ kind: why.kind, text: staySentence(why, nameOf) }]
          : []
        : explainGroup(stated, group).map((reason) => ({ kind: reason.kind, text: reasonSentence(reason, nameOf) })),
    }
  }

  /** The answer as far as it has come. */
  const describe = (frame: MergeFrame, progress: MergeProgress): MergeResult => {
    const { list, range, proposals, frontier, obstacle } = progress
    const counts = new Int32Array(units.length)
    for (const group of list?.groups ?? []) if (group.units.length > 1) for (const unit of group.units) counts[unit]++
    const fallen = Object.fromEntries(
      groupFaults.map((fault) => [fault, list?.faults.reduce((sum, each) => sum + each[fault], 0) ?? 0]),
    )
    const asked = frame.question.body.targetCount ?? frame.question.body.targetRange?.max ?? frame.question.body.targetRange?.min
    const best = list && proposals.length > 0 ? describeProposal(proposals[0], list) : null
    return {
      ...emptyMerge(frame),
      ok: proposals.length > 0,
      units: units.map((_, unit) => describeUnit(unit, counts[unit])),
      candidates: list?.groups.reduce((sum, group) => sum + (group.units.length > 1 ? 1 : 0), 0) ?? 0,
      fallen,
      range: range && { least: range.least, most: range.most, proven: range.isProven },
      frontier: frontier.map((choice) => ({
        ...figuresOf(choice),
        ...wayFigures(waysOf(travel, ground.settlements, choice.groups), 'after'),
      })),
      proposals: list ? proposals.map((proposal) => describeProposal(proposal, list)) : [],
      infeasible: obstacle && {
        reason: obstacle.reason,
        possible: obstacle.possible,
        blocking: obstacle.units.map((unit) => ({
          unitId: units[unit].id,
          name: nameOf(unit),
          text: blockingWords(stated, list, unit, nameOf),
        })),
        text: obstacleWords(obstacle, asked?.toString() ?? ''),
      },
      table: tableOf(kinds, stated, best),
    }
  }
  return { describe }
}

/** Figures of a choice that need no ways. */
function figuresOf({ groups, costs, bound }: GroupChoice) {
  const proven = costs.every((cost, part) => cost === bound[part])
  const part = costs.findIndex((cost, i) => cost !== bound[i])
  const lowest = part < 0 ? 0 : bound[part]
  return {
    count: groups.length,
    below: costs[0],
    extraPersonHours: groups.reduce((sum, { extraPersonSeconds }) => sum + extraPersonSeconds, 0) / 3600,
    proven,
    gap: proven ? 0 : Number.isFinite(lowest) ? (costs[part] - lowest) / Math.max(1e-9, Math.abs(costs[part])) : null,
  }
}

/** Why a unit stands in the way of a number. */
function blockingWords(stated: StatedMerging, list: MergeProgress['list'], unit: number, nameOf: (unit: number) => string) {
  const { stays } = stated.problem.units[unit]
  if (stays !== null) return staySentence({ kind: 'stays', reason: stays }, nameOf)
  const faults = Object.entries(list?.faults[unit] ?? {}).flatMap(([fault, sets]) =>
    sets > 0 ? [{ fault: fault as (typeof groupFaults)[number], sets }] : [],
  )
  return staySentence(faults.length > 0 ? { kind: 'no_group', faults } : { kind: 'no_neighbour' }, nameOf)
}

const kindWords = [
  { what: { zh: '乡镇(街道)', en: 'towns and sub-districts' }, level: 'town', kinds: null },
  { what: { zh: '村(建制村)', en: 'villages' }, level: 'village', kinds: ['village'] },
  { what: { zh: '社区', en: 'communities' }, level: 'village', kinds: ['community'] },
  { what: { zh: '村民小组', en: 'villagers’ groups' }, level: 'group', kinds: null },
] as const

/** Divisions of each kind before and after, in the form in which provinces tell it. */
function tableOf(
  kinds: readonly KindCount[],
  { ground, wishes }: StatedMerging,
  best: MergeProposal | null,
): MergeResult['table'] {
  return kindWords.flatMap(({ what, level, kinds: own }): MergeResult['table'] => {
    const isOwn = (kind: DivisionKind): boolean => own === null || (own as readonly string[]).includes(kind)
    const before = kinds.filter((row) => row.level === level && isOwn(row.kind)).reduce((sum, row) => sum + row.divisions, 0)
    if (before === 0) return []
    if (best === null) return [{ what, level, before, after: null }]
    if (level !== wishes.level) return [{ what, level, before, after: before }]
    const place = new Map(ground.units.map(({ id }, unit) => [id, unit]))
    const gone = best.groups.reduce(
      (sum, { unitIds, centreUnitId }) =>
        sum + unitIds.filter((id) => id !== centreUnitId && isOwn(ground.units[place.get(id)!].kind)).length,
      0,
    )
    return [{ what, level, before, after: before - gone }]
  })
}
