import { expect, it } from 'vitest'
import { rankUnits } from '#planning/merging/settlement-ranks'

const town = (lon: number, population: number, services: number) => ({ lon, lat: 30, population, services })

it('suggests as the centre what is best in people, services and nearness, the first of equals', () => {
  const ranked = rankUnits([town(104, 1000, 2), town(104.1, 9000, 8), town(104.2, 2000, 3)], 'town')
  expect(ranked.map(({ rank }) => rank)).toEqual(['ordinary_town', 'central_town', 'ordinary_town'])
  expect(ranked[1].score).toBe(1)
  // 1000 of 12,000 people are 0.1° of longitude away, 2000 as far on the other side.
  expect(ranked[1].reachMeters / (3000 / 12_000)).toBeCloseTo(ranked[0].reachMeters / ((9000 + 2 * 2000) / 12_000), 0)
  const equal = rankUnits([town(104, 500, 1), town(104.1, 500, 1)], 'village')
  expect(equal.map(({ rank }) => rank)).toEqual(['central_village', 'ordinary_village'])
})

it('lives with an area of one, and with nobody', () => {
  expect(rankUnits([town(104, 0, 0)], 'village')).toEqual([{ rank: 'central_village', reachMeters: 0, score: 1 / 3 }])
})
