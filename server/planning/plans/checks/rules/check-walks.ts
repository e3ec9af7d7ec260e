import type { WalkRule } from '../../../rules/division-rules.ts'
import { serviceRadius } from '../../../rules/living-circles.ts'
import { faceAt } from '../../../topology/edit/face-at.ts'
import { toLattice } from '../../../topology/lattice.ts'
import type { CheckFinding, CheckResult } from '../../check-types.ts'
import { divisionOfFace, withAncestors } from '../../plan-state.ts'
import type { PlanDivision } from '../../plan-types.ts'
import type { CheckContext, StationWalks } from '../check-context.ts'

/** The share of people whose way counts. */
const percentile = 0.95

/**
 * Compares, for each kind of division that has a rule, the way on foot from homes to the nearest station that stands in their own division, at the 95th percentile of
 * people, with the station's service radius. One result a rule, with findings of `only` these divisions. Without ways that were found elsewhere, one result that says so.
 */
export function checkWalks(context: CheckContext, only: ReadonlySet<string> | null): CheckResult[] {
  const { state, rules, options } = context
  const results: CheckResult[] = []
  for (const rule of rules.walks) {
    const divisions = [...state.divisions.values()].filter(({ kind }) => rule.kinds.includes(kind))
    if (divisions.length === 0) continue
    const { meters, source, mark } = serviceRadius(rule.category)
    const walks = options.walks?.find(({ category }) => category === rule.category)
    const about = { rule: 'service_radius' as const, source, mark: mark === 'user' ? null : mark }
    if (!walks) {
      results.push({ ...about, checked: 0, findings: [told([], 'not_computed', null)] })
      continue
    }
    const stationsOf = stationsByDivision(context, walks)
    const findings = divisions
      .filter(({ id }) => !only || only.has(id))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .flatMap((division) => findingOf(context, division, rule, walks, stationsOf.get(division.id) ?? new Set(), meters))
    results.push({ ...about, checked: divisions.length, findings })
  }
  return results.length > 0 ? results : [{ rule: 'service_radius', checked: 0, findings: [], source: null, mark: null }]
}

/** The stations in each division, of all levels. */
function stationsByDivision({ state }: CheckContext, { stations }: StationWalks): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>()
  stations.forEach(({ lon, lat }, station) => {
    const face = faceAt(state.map, 2 * toLattice(lon), 2 * toLattice(lat))
    for (const { id } of withAncestors(state, divisionOfFace(face))) {
      const known = found.get(id)
      if (known) known.add(station)
      else found.set(id, new Set([station]))
    }
  })
  return found
}

function findingOf(
  context: CheckContext,
  { id }: PlanDivision,
  { severity }: WalkRule,
  walks: StationWalks,
  own: ReadonlySet<number>,
  limitMeters: number,
): CheckFinding[] {
  const { state, measured } = context
  const ways: { meters: number; people: number }[] = []
  for (const face of measured(id).faces) {
    for (const row of state.people.get(face)?.places ?? []) {
      let meters = Number.POSITIVE_INFINITY
      for (let i = walks.starts[row]; i < walks.starts[row + 1]; i++)
        if (own.has(walks.station[i])) meters = Math.min(meters, walks.meters[i])
      ways.push({ meters, people: state.places.population[row] })
    }
  }
  const meters = weightedPercentile(ways, percentile)
  if (meters === null) return []
  if (own.size === 0) return [told([id], 'no_station', null)]
  if (meters <= limitMeters) return []
  const limit = { min: null, max: limitMeters }
  if (meters === Number.POSITIVE_INFINITY) return [{ ...told([id], 'beyond_reach', limit), severity }]
  return [{ ...told([id], null, limit), severity, value: Math.round(meters) }]
}

/** The least value up to which so large a share of the weight lies; null where nothing has weight. */
export function weightedPercentile(ways: readonly { meters: number; people: number }[], share: number): number | null {
  const total = ways.reduce((sum, { people }) => sum + people, 0)
  if (total <= 0) return null
  let passed = 0
  for (const { meters, people } of [...ways].sort((a, b) => a.meters - b.meters)) {
    passed += people
    // As coverage counts it: rounding of sums does not put the last one in.
    if (passed >= share * total * (1 - 1e-12)) return meters
  }
  return null
}

function told(divisionIds: string[], text: string | null, limit: CheckFinding['limit']): CheckFinding {
  return { rule: 'service_radius', severity: 'info', divisionIds, at: [], value: null, limit, text }
}
