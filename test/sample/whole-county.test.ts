import { expect, test, vi } from 'vitest'
import { polygonSquareMeters } from '../../server/planning/geodesy/areas.ts'
import { facilityCategories, type Terrain } from '../../server/planning/types.ts'
import { countyOf, divisionsOn, today } from './county.ts'

// Generating takes a few seconds, more where many tests run at once.
vi.setConfig({ testTimeout: 60_000 })

const between = (least: number, greatest: number) => (value: number) => value >= least && value <= greatest

test('a whole county has the size of a county in Sichuan', () => {
  const { divisions, demand, facilities, land, streets } = countyOf(1, 1)
  const now = divisionsOn(divisions, today)
  const count = (test: (division: (typeof now)[number]) => boolean): number => now.filter(test).length
  expect(demand.reduce((sum, { population }) => sum + population, 0)).toSatisfy(between(485_000, 515_000))
  expect(polygonSquareMeters(now[0].geometry) / 1e6).toSatisfy(between(900, 1300))
  expect(count(({ kind }) => kind === 'subdistrict')).toSatisfy(between(3, 4))
  expect(count(({ kind }) => kind === 'town' || kind === 'township')).toSatisfy(between(18, 22))
  expect(count(({ kind }) => kind === 'township')).toBeGreaterThan(2)
  expect(count(({ level }) => level === 'village')).toSatisfy(between(235, 270))
  expect(count(({ level }) => level === 'group')).toSatisfy(between(1350, 1650))
  expect(count(({ level }) => level === 'grid_1')).toSatisfy(between(40, 120))
  expect(count(({ level }) => level === 'grid_2')).toBeGreaterThan(8)
  expect(count(({ kind }) => kind === 'estate')).toBeGreaterThan(30)
  expect(count(({ kind }) => kind === 'compound')).toBeGreaterThan(80)
  expect(new Set(facilities.map(({ category }) => category)).size).toBe(facilityCategories.length)
  for (const kind of ['water', 'woods', 'building']) expect(land.some((area) => area.kind === kind)).toBe(true)
  expect(streets.length).toSatisfy(between(20_000, 60_000))
})

test('villages are larger and people sparser in the hills than on the plain, and in the mountains than in the hills', () => {
  const now = divisionsOn(countyOf(1, 1).divisions, today)
  const of = (terrain: Terrain) => now.filter((division) => division.kind === 'village' && division.terrain === terrain)
  const meanSquareKilometers = (terrain: Terrain): number =>
    of(terrain).reduce((sum, { geometry }) => sum + polygonSquareMeters(geometry), 0) / of(terrain).length / 1e6
  const meanPeople = (terrain: Terrain): number =>
    of(terrain).reduce((sum, { population }) => sum + population!, 0) / of(terrain).length
  expect(meanSquareKilometers('plain')).toBeLessThan(meanSquareKilometers('hill'))
  expect(meanSquareKilometers('hill')).toBeLessThan(meanSquareKilometers('mountain'))
  expect(meanPeople('plain')).toBeGreaterThan(meanPeople('hill'))
  expect(meanPeople('hill')).toBeGreaterThan(meanPeople('mountain'))
  expect(meanPeople('plain')).toSatisfy(between(1500, 3500))
})

test('communities wait to be divided into grids, from 1,000 to 10,000 households', () => {
  const now = divisionsOn(countyOf(1, 1).divisions, today)
  const gridded = new Set(now.filter(({ level }) => level === 'grid_1').map(({ parentCode }) => parentCode))
  const waiting = now.filter(({ kind, code, households }) => kind === 'community' && !gridded.has(code) && households! >= 1000)
  expect(waiting.length).toBeGreaterThan(4)
  expect(waiting.some(({ households }) => households! > 3000)).toBe(true)
  for (const { households } of waiting) expect(households!).toBeLessThan(10_000)
})
