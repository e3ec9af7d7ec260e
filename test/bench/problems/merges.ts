import { atomsOfOutlines } from '#planning/division/atoms/atoms-of-outlines'
import { interiorPoint } from '#planning/geodesy/interior-point'
import { chooseGroups } from '#planning/merging/choose-groups'
import { findFrontier } from '#planning/merging/frontier'
import { listGroups } from '#planning/merging/list-groups'
import type { MergeProblem } from '#planning/merging/merging-types'
import { straightTravel } from '#planning/merging/straight-travel'
import type { MultiPolygonCoordinates } from '#planning/types'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { BenchError } from '../bench-error.ts'
import { rounded } from '../measure.ts'
import { readBytes } from '../read-instance.ts'
import type { Problem } from './problem.ts'

interface VillageFeature {
  properties: { town: string; name: string; population: number | null }
  geometry: { type: string; coordinates: unknown } | null
}

/** Straight ways at walking speed, no farther than this. */
const metersPerSecond = 5000 / 3600
const reachMeters = 8000

const pairsOf = (groups: readonly (readonly number[])[]): Set<string> =>
  new Set(groups.flatMap((group) => group.flatMap((a) => group.filter((b) => b > a).map((b) => `${a} ${b}`))))

/** Shares of pairs: of those joined here, how many are joined there, and of those there, how many here. */
function agreement(groups: readonly (readonly number[])[], real: readonly (readonly number[])[]) {
  const [ours, theirs] = [pairsOf(groups), pairsOf(real)]
  const both = [...ours].filter((pair) => theirs.has(pair)).length
  return {
    joined: ours.size,
    reallyJoined: theirs.size,
    both,
    precision: rounded(both / Math.max(1, ours.size)),
    recall: rounded(both / Math.max(1, theirs.size)),
  }
}

/** The plain rule: the smallest village goes to its smallest neighbour in the town, until so many are left. */
function smallestIntoSmallest({ units, borders }: MergeProblem, target: number): number[][] {
  let groups = units.map((_, unit) => [unit])
  const people = (group: readonly number[]): number => group.reduce((sum, unit) => sum + units[unit].population, 0)
  const touch = (a: readonly number[], b: readonly number[]): boolean =>
    borders.some(
      ([x, y]) => units[x].parent === units[y].parent && ((a.includes(x) && b.includes(y)) || (a.includes(y) && b.includes(x))),
    )
  while (groups.length > target) {
    const bySize = [...groups].sort((a, b) => people(a) - people(b))
    const pair = bySize.flatMap((small) => {
      const other = bySize.find((each) => each !== small && touch(small, each))
      return other ? [[small, other] as const] : []
    })[0]
    if (pair === undefined) break
    groups = [...groups.filter((group) => !pair.includes(group)), [...pair[0], ...pair[1]]]
  }
  return groups
}

/** Merges of a file's villages (properties town, name, population) into `--target` of at least `--people`, with straight ways; the whole frontier; how far `--against` (groups that were really made) agrees. */
export const merges: Problem = {
  options: { target: false, people: false, against: false, 'most-units': false },
  solve: async (file, { extra }) => {
    const all = (JSON.parse(readBytes(file).toString('utf8')) as { features: VillageFeature[] }).features
    // Without an outline nobody knows who the neighbours are.
    const features = all.filter(({ geometry }) => geometry !== null)
    const outlines = features.map(({ properties, geometry }, i) => {
      if (!(Number(properties.population) > 0)) throw new BenchError(`Feature ${i + 1} of ${file} has no population.`)
      const { type, coordinates } = geometry!
      const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as MultiPolygonCoordinates
      return {
        id: String(i),
        households: 0,
        population: Number(properties.population),
        compoundId: null,
        gridId: null,
        geometry: polygons,
      }
    })
    const { atoms, borders } = atomsOfOutlines(outlines)
    const towns = [...new Set(features.map(({ properties }) => properties.town))]
    const places = outlines.map(({ geometry, population }, unit) => {
      const [lon, lat] = interiorPoint(geometry)
      return { unit, lon, lat, people: population }
    })
    const problem: MergeProblem = {
      units: features.map(({ properties }, i) => ({
        population: Number(properties.population),
        areaSquareMeters: atoms[i].areaSquareMeters,
        parent: towns.indexOf(properties.town),
        stays: null,
        likeness: null,
      })),
      borders: borders.map(({ from, to }) => [from, to] as const),
      travel: straightTravel(features.length, places, places, metersPerSecond, reachMeters),
      rules: {
        populationMin: Number(extra.people ?? 1000),
        populationMax: Number.POSITIVE_INFINITY,
        areaMaxSquareMeters: Number.POSITIVE_INFINITY,
        mostUnits: Number(extra['most-units'] ?? 5),
        maxSeconds: Number.POSITIVE_INFINITY,
        withinParents: true,
      },
      prices: { unit: 0, personHour: 1, imbalance: 0, targetPopulation: 0, change: 0, unlike: 0 },
      keepApart: [],
      keepTogether: [],
    }
    const solver = await loadHighsSolver()
    const started = performance.now()
    const { groups } = listGroups(problem)
    const listed = performance.now()
    const target = Number(extra.target ?? Math.ceil(features.length * 0.6))
    const choice = chooseGroups(groups, [...problem.units.keys()], { least: target, most: target }, solver)
    const chosen = performance.now()
    const sweep = findFrontier(groups, problem.units.length, solver)
    let step = sweep.next()
    while (!step.done) step = sweep.next()
    const frontier = step.value.flatMap((point, count) =>
      point === null ? [] : [{ count, below: point.below, hours: rounded(point.cost, 1), isProven: point.bound === point.cost }],
    )
    const swept = performance.now()
    const nameOf = (unit: number): string => `${features[unit].properties.town}${features[unit].properties.name}`
    const real = extra.against
      ? (JSON.parse(readBytes(extra.against).toString('utf8')) as { from: string[] }[]).map(({ from }) =>
          from.map((name) => features.findIndex((_, unit) => nameOf(unit) === name)).filter((unit) => unit >= 0),
        )
      : null
    const ours = choice?.groups.map(({ units }) => [...units]) ?? []
    const plain = smallestIntoSmallest(problem, target)
    const inTown = pairsOf(towns.map((_, town) => problem.units.flatMap(({ parent }, unit) => (parent === town ? [unit] : []))))
    const touching = problem.borders.filter(([a, b]) => problem.units[a].parent === problem.units[b].parent).length
    return {
      line: {
        file,
        problem: 'merges',
        objective: rounded(choice?.cost ?? Number.NaN, 1),
        bound: choice === null ? null : rounded(choice.bound, 1),
        gap: choice === null ? null : rounded((choice.cost - choice.bound) / Math.max(1e-9, choice.cost)),
        status: choice === null ? 'infeasible' : choice.bound === choice.cost ? 'optimal' : 'feasible',
        seconds: rounded((swept - started) / 1000),
        objectiveMeaning: 'person-hours that people travel more than today, one way',
        units: features.length,
        withoutOutline: all.length - features.length,
        candidates: groups.length,
        listSeconds: rounded((listed - started) / 1000),
        chooseSeconds: rounded((chosen - listed) / 1000),
        frontierSeconds: rounded((swept - chosen) / 1000),
        target,
        below: choice?.below ?? null,
        agreement: real && agreement(ours, real),
        agreementOfSmallest: real && agreement(plain, real),
        pairsInTowns: inTown.size,
        pairsThatTouch: touching,
      },
      solution: { groups: ours.filter((group) => group.length > 1).map((group) => group.map(nameOf)), frontier },
    }
  },
}
