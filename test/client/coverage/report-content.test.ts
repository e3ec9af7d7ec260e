import { describe, expect, it } from 'vitest'
import type { GapProperties } from '#contract/coverage'
import { reportContent, reportRoot } from '../../../client/panels/report/report-content.ts'
import { runOf } from './result-fixture.ts'

const result = runOf([
  { id: 'county', level: 'county', people: 100, covered: 60 },
  { id: 'town-2', parent: 'county', level: 'town', people: 40, covered: 30 },
  { id: 'town-1', parent: 'county', level: 'town', people: 60, covered: 30 },
  { id: 'v-12', parent: 'town-1', people: 30, covered: 10 },
  { id: 'v-11', parent: 'town-1', people: 30, covered: 20 },
  { id: 'v-21', parent: 'town-2', people: 40, covered: 30 },
  { id: 'g-1', parent: 'v-11', level: 'group', people: 10, covered: 5 },
  { id: 'c-1', parent: 'v-11', level: 'compound', people: 10, covered: 5 },
])
const gap = (rank: number, divisionId: string | null): GapProperties => ({
  rank,
  name: `gap ${rank}`,
  category: 'market',
  divisionId,
  divisionName: divisionId,
  population: 10 - rank,
  households: 1,
  points: 1,
  center: [0, 0],
  nearestFacilityId: null,
  nearestFacilityName: null,
  nearestMeters: null,
  nearestSeconds: null,
  unreachable: false,
})
const demand = {
  type: 'FeatureCollection' as const,
  features: [
    [0.5, 0.5],
    [2, 2],
  ].map((coordinates, index) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates },
    properties: { id: String(index), population: 7 + index, households: 1, seconds: 60, meters: 60, covered: true },
  })),
}
const square: [number, number][] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
]
const gaps = [gap(1, 'v-21'), gap(2, 'g-1'), gap(3, null), gap(4, 'v-11')]

describe('what a report is about', () => {
  it('is the division asked for, else the one of the run, else the only one at the top', () => {
    expect(reportRoot(result, 'town-1')?.divisionId).toBe('town-1')
    expect(reportRoot({ ...result, parameters: { ...result.parameters, within: 'v-11' } }, null)?.divisionId).toBe('v-11')
    expect(reportRoot(result, null)?.divisionId).toBe('county')
    expect(reportRoot(result, 'no such')?.divisionId).toBe('county')
    expect(
      reportRoot(
        runOf([
          { id: 'a', people: 1, covered: 0 },
          { id: 'b', people: 1, covered: 0 },
        ]),
        null,
      ),
    ).toBeNull()
  })

  it('lists a county’s towns each before its own communities, by code', () => {
    const { children, childLevel, listed } = reportContent(result, reportRoot(result, null), gaps, demand, null)
    expect(childLevel).toBe('town')
    expect(children.map((row) => row.divisionId)).toEqual(['town-1', 'town-2'])
    expect(listed.map((row) => row.divisionId)).toEqual(['town-1', 'v-11', 'v-12', 'town-2', 'v-21'])
  })

  it('takes only what lies in a community: its parts of the largest level, its gaps, its people', () => {
    const content = reportContent(result, reportRoot(result, 'v-11'), gaps, demand, [[square]])
    expect(content.listed).toEqual([])
    expect(content.childLevel).toBe('group')
    expect(content.children.map((row) => row.divisionId)).toEqual(['g-1'])
    expect(content.gaps.map((each) => each.rank)).toEqual([2, 4])
    expect(content.people.map((each) => each.population)).toEqual([7])
    expect(content.figures.population).toBe(30)
  })
})
