import { walkingSpeedKmh } from '#planning/constants'
import { atomsOfOutlines } from '#planning/division/atoms/atoms-of-outlines'
import { interiorPoint } from '#planning/geodesy/interior-point'
import { listGroups } from '#planning/merging/list-groups'
import { prepareChoices } from '#planning/merging/merge-choices'
import type { GroupChoice, MergeProblem, MergeUnit } from '#planning/merging/merging-types'
import { joinableNeighbours, unitsWithin } from '#planning/merging/neighbours'
import { straightWays } from '#planning/merging/travel/straight-ways'
import { type TravelQuestion, tabulateTravel } from '#planning/merging/travel/tabulate-travel'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { numberIn, readAreas } from '../input/read-areas.ts'
import { wholeOption } from '../input/whole-option.ts'
import { rounded } from '../measure.ts'
import { readBytes } from '../read-instance.ts'
import type { Problem } from './problem.ts'

/** Straight ways at walking speed. */
const metersPerSecond = walkingSpeedKmh / 3.6
/** Share of the villages that are left where no target is asked for: about Sichuan's (26,369 of 45,447). */
const usualShare = 0.58

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

/** Person-hours; costs count them in thousandths. */
const hoursOf = (costs: readonly number[]): number => costs[1] / 1000
const isProven = ({ costs, bound }: GroupChoice): boolean => costs.every((cost, i) => cost === bound[i])

/** Merges of a file's villages (properties town, name, population) into `--target` of at least `--people`, with straight ways; the whole frontier; how far `--against` (groups that were really made) agrees. */
export const merges: Problem = {
  options: { target: false, people: false, against: false, 'most-units': false },
  solve: async (file, { extra }) => {
    const all = readAreas(file)
    // Without an outline nobody knows who the neighbours are.
    const villages = all.flatMap((area, i) => {
      if (area.geometry === null) return []
      const population = numberIn(area, 'population', 1, `Feature ${i + 1} of ${file}`)
      return [{ town: String(area.properties.town), name: String(area.properties.name), population, geometry: area.geometry }]
    })
    const outlines = villages.map(({ population, geometry }, i) => ({
      id: String(i),
      households: 0,
      population,
      compoundId: null,
      gridId: null,
      geometry,
    }))
    const target = wholeOption('target', extra.target, Math.ceil(villages.length * usualShare))
    const { atoms, borders } = atomsOfOutlines(outlines)
    const towns = [...new Set(villages.map(({ town }) => town))]
    const places = outlines.map(({ geometry, population }, unit) => {
      const [lon, lat] = interiorPoint(geometry)
      return { unit, lon, lat, people: population }
    })
    const units: MergeUnit[] = villages.map(({ population, town }, i) => ({
      population,
      areaSquareMeters: atoms[i].areaSquareMeters,
      parent: towns.indexOf(town),
      sizes: 0,
      stays: null,
      likeness: null,
    }))
    const mostUnits = wholeOption('most-units', extra['most-units'], 5)
    const sizes = {
      populationMin: wholeOption('people', extra.people, 1000),
      populationMax: Number.POSITIVE_INFINITY,
      areaMaxSquareMeters: Number.POSITIVE_INFINITY,
    }
    const ground = {
      units,
      borders: borders.map(({ from, to }) => [from, to] as const),
      rules: { sizes: [sizes], mostUnits, withinParents: true },
    }
    const question: TravelQuestion = {
      unitCount: units.length,
      settlements: places.map((place) => ({ ...place, isServed: false })),
      centres: places,
      reachedFrom: unitsWithin(joinableNeighbours(ground), mostUnits),
      limitSeconds: new Float64Array(units.length).fill(Number.POSITIVE_INFINITY),
      serviceSeconds: Number.POSITIVE_INFINITY,
    }
    const problem: MergeProblem = {
      ...ground,
      travel: tabulateTravel(question, straightWays(question, metersPerSecond)),
      objective: { kind: 'weighed', prices: { little_travel: 1 } },
      targetPopulation: 0,
      keepApart: [],
      keepTogether: [],
      fixed: [],
    }
    const solver = await loadHighsSolver()
    const started = performance.now()
    const { groups } = listGroups(problem)
    const listed = performance.now()
    const choices = prepareChoices(groups, units.length, solver)
    const choice = choices.best({ least: target, most: target })
    const chosen = performance.now()
    const { least, most } = choices.range ?? { least: 1, most: 0 }
    const frontier = Array.from({ length: most - least + 1 }, (_, i) =>
      choices.best({ least: least + i, most: least + i }),
    ).flatMap((point) =>
      point === null
        ? []
        : [
            {
              count: point.groups.length,
              below: point.costs[0],
              hours: rounded(hoursOf(point.costs), 1),
              isProven: isProven(point),
            },
          ],
    )
    const swept = performance.now()
    const drawing = choice && choices.drawLike(choice)
    const names = villages.map(({ town, name }) => `${town}${name}`)
    const real = extra.against
      ? (JSON.parse(readBytes(extra.against).toString('utf8')) as { from: string[] }[]).map(({ from }) =>
          from.map((name) => names.indexOf(name)).filter((unit) => unit >= 0),
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
        objective: rounded(choice === null ? Number.NaN : hoursOf(choice.costs), 1),
        bound: choice === null ? null : rounded(hoursOf(choice.bound), 1),
        gap:
          choice === null
            ? null
            : rounded((hoursOf(choice.costs) - hoursOf(choice.bound)) / Math.max(1e-9, hoursOf(choice.costs))),
        status: choice === null ? 'infeasible' : isProven(choice) ? 'optimal' : 'feasible',
        seconds: rounded((swept - started) / 1000),
        objectiveMeaning: 'person-hours that people travel more than today, one way',
        units: villages.length,
        withoutOutline: all.length - villages.length,
        candidates: groups.length,
        listSeconds: rounded((listed - started) / 1000),
        chooseSeconds: rounded((chosen - listed) / 1000),
        frontierSeconds: rounded((swept - chosen) / 1000),
        target,
        below: choice?.costs[0] ?? null,
        proposalsWithTarget: drawing?.number ?? null,
        agreement: real && agreement(ours, real),
        agreementOfSmallest: real && agreement(plain, real),
        pairsInTowns: inTown.size,
        pairsThatTouch: touching,
      },
      solution: { groups: ours.filter((group) => group.length > 1).map((group) => group.map((unit) => names[unit])), frontier },
    }
  },
}
