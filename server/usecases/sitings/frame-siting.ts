import type { SitingResult } from '#contract/sitings/siting-answer'
import { obstacleSentence } from '#contract/sitings/siting-sentences'
import { demandWeights, type QuestionObstacle, type SitingGround } from '#planning/siting/question/state-siting'
import { type SitingQuestion, wishesOf } from './siting-question.ts'

/** What is told of every answer, whatever it found. */
export interface SitingFrame {
  question: SitingQuestion
  revision: number
  synthetic: boolean
  seconds: number
}

/** An answer with nothing in it yet. */
export function emptySiting({ question, revision, synthetic, seconds }: SitingFrame): SitingResult {
  const { wishes, speedKmh } = wishesOf(question)
  const { meters, source, mark } = wishes.limit
  const units = {
    'set-cover': 'cost',
    'max-cover': 'people',
    'capacitated-cover': 'people',
    'p-center': 'meters',
    'p-median': 'personMeters',
    'capacitated-p-median': 'personMeters',
    tiered: 'personMeters',
  } as const
  return {
    ok: false,
    model: wishes.model,
    category: wishes.category,
    parameters: question.body,
    limit: { meters, seconds: (meters * 3.6) / speedKmh, source, mark },
    sites: [],
    kept: [],
    closed: [],
    objectiveUnit: units[wishes.model],
    objective: null,
    bound: null,
    gap: null,
    proven: false,
    notes: [],
    candidates: 0,
    farMeters: null,
    before: null,
    after: null,
    divisions: [],
    curve: null,
    unmet: [],
    tiers: wishes.tiers.map(({ name, category, level }) => ({ name, category, level })),
    gaps: [],
    assignments: [],
    obstacles: [],
    synthetic,
    seed: question.body.seed,
    revision,
    seconds,
    computedAt: new Date().toISOString(),
  }
}

/** Places that an obstacle tells, at most. */
const placesTold = 20

/** The share that can be reached in place of the one asked for, if that is what is in the way. */
function reachableOf(obstacle: QuestionObstacle, { body }: SitingQuestion) {
  if (obstacle.reason !== 'target_unreachable') return { reachableShare: null, isOfDivision: false }
  const isOfDivision = obstacle.group !== null
  const asked = (isOfDivision ? body.minimumShare : body.coverageTarget) ?? 1
  const share = (asked * obstacle.reachable) / Math.max(obstacle.asked, 1e-9)
  return { reachableShare: Math.floor(share * 1000) / 1000, isOfDivision }
}

/** An answer that says why there are no sites. */
export function refusedSiting(
  frame: SitingFrame,
  { area }: SitingGround,
  obstacles: readonly QuestionObstacle[],
  order: Uint32Array,
  groupOrder: ((group: number) => number) | null = null,
): SitingResult {
  const { demand, divisions } = area
  const all = demandWeights(area, order, wishesOf(frame.question).wishes.demand).reduce((sum, weight) => sum + weight, 0)
  return {
    ...emptySiting(frame),
    obstacles: obstacles.map((obstacle) => {
      const rows = 'demand' in obstacle ? obstacle.demand : []
      const points = rows.map((row) => order[groupOrder ? groupOrder(row) : row])
      points.sort((a, b) => demand.population[b] - demand.population[a] || a - b)
      const { text, remedy } = obstacleSentence(obstacle, all, (group) => divisions[group]?.name ?? '')
      return {
        reason: obstacle.reason,
        text,
        remedy,
        people: 'people' in obstacle ? obstacle.people : null,
        ...reachableOf(obstacle, frame.question),
        places: points.slice(0, placesTold).map((point) => ({
          lon: demand.lon[point],
          lat: demand.lat[point],
          name: demand.name[point],
          people: demand.population[point],
        })),
      }
    }),
  }
}
