import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accessibilityMethods } from '#planning/siting/accessibility/measure-accessibility'
import { divisionLevels, facilityCategories, travelModes } from '#planning/types'
import { readAddress, writeAddress } from '../../client/state/view-address.ts'
import { drawerTabs, panelKeys, shadings } from '../../client/state/view-types.ts'

describe('the address of a view', () => {
  it('takes defaults for what is missing or wrong', () => {
    const view = readAddress('#map=x/y/z&panel=nothing&categories=castle&minutes=-5&mode=fly&level=moon')
    expect(view).toEqual(readAddress(''))
    expect(view.question).toEqual({ categories: ['clinic_station'], minutes: 15, mode: 'walk', counted: 'now', within: null })
  })

  it('takes no day that the calendar does not have, and ignores fields that it does not know', () => {
    for (const at of ['2023-02-29', '2024-13-01', 'today', '20240101', "2024-01-01'--"])
      expect(readAddress(`#at=${encodeURIComponent(at)}&unknown=<b>&__proto__=x`)).toEqual(readAddress(''))
    for (const place of ['', '1', 'x,y', '200,10', '10,99', 'NaN,NaN']) expect(readAddress(`#place=${place}`).named).toBeNull()
  })

  it('opens on browsing, unless it names a question or an answer', () => {
    expect(readAddress('').panel).toBe('browse')
    for (const hash of ['#categories=market', '#within=x', '#result=x']) expect(readAddress(hash).panel).toBe('coverage')
    expect(readAddress('#panel=data&result=x').panel).toBe('data')
  })

  it('names a printable report of merges alone', () => {
    const view = readAddress('#mergeReport=abc&proposal=2')
    expect(view.mergeReport).toEqual({ mergeId: 'abc', proposal: 2 })
    expect(writeAddress(view)).toBe('#mergeReport=abc&proposal=2')
    expect(readAddress('#mergeReport=abc&proposal=x').mergeReport).toEqual({ mergeId: 'abc', proposal: 1 })
  })

  it('reads back what it wrote', () => {
    const view = fc.record({
      map: fc.option(
        fc.record({
          lon: fc.integer({ min: -179_00000, max: 179_00000 }).map((value) => value / 1e5),
          lat: fc.integer({ min: -80_00000, max: 80_00000 }).map((value) => value / 1e5),
          zoom: fc.integer({ min: 200, max: 1900 }).map((value) => value / 100),
        }),
      ),
      at: fc.option(fc.constantFrom('2019-02-28', '2024-02-29', '2031-12-31')),
      planId: fc.option(fc.uuid()),
      campaignId: fc.option(fc.oneof(fc.uuid(), fc.constant('all'))),
      griddingId: fc.option(fc.uuid()),
      sitingId: fc.option(fc.uuid()),
      mergeId: fc.option(fc.uuid()),
      named: fc.option(
        fc.oneof(
          fc.record({ kind: fc.constant('division' as const), id: fc.uuid() }),
          fc.record({ kind: fc.constant('facility' as const), id: fc.uuid() }),
          fc.record({
            kind: fc.constant('place' as const),
            lon: fc.integer({ min: -179_000000, max: 179_000000 }).map((value) => value / 1e6),
            lat: fc.integer({ min: -80_000000, max: 80_000000 }).map((value) => value / 1e6),
          }),
        ),
      ),
      compareId: fc.option(fc.uuid()),
      report: fc.constant(null),
      mergeReport: fc.constant(null),
      panel: fc.constantFrom(...panelKeys),
      panelOpen: fc.boolean(),
      question: fc.record({
        categories: fc.subarray([...facilityCategories], { minLength: 1 }),
        minutes: fc.option(fc.integer({ min: 1, max: 120 })),
        mode: fc.constantFrom(...travelModes),
        counted: fc.constantFrom('now' as const, 'planned' as const),
        within: fc.option(fc.uuid()),
      }),
      resultId: fc.option(fc.uuid()),
      level: fc.option(fc.constantFrom(...divisionLevels)),
      category: fc.option(fc.constantFrom(...facilityCategories)),
      shading: fc.constantFrom(...shadings),
      supplyMethod: fc.constantFrom(...accessibilityMethods),
      showGaps: fc.boolean(),
      showDemand: fc.boolean(),
      drawerOpen: fc.boolean(),
      tab: fc.constantFrom(...drawerTabs),
    })
    fc.assert(
      fc.property(view, (each) => {
        expect(readAddress(writeAddress(each))).toEqual(each)
      }),
    )
  })
})
