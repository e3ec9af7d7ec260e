import { describe, expect, test } from 'vitest'
import { generaliseOutlines } from '#planning/topology/generalise-outlines'
import { flatOutline } from '#planning/topology/outline-types'
import { generateSample } from '../../../server/sample/generate-sample.ts'
import { doubleAreaOfOutline, meetingsOf, repeatedEdgesOf, unsoundRingsOf } from './check-outlines.ts'

const divisions = [...generateSample('county', { seed: 3, scale: 0.1 }).divisions].filter(({ validTo }) => validTo === null)
const outlines = divisions.map(({ geometry }) => flatOutline(geometry))

describe('the sample county, all levels together', () => {
  for (let zoom = 0; zoom <= 17; zoom++) {
    test(`has no gap, overlap or crossing at zoom ${zoom}`, () => {
      const result = generaliseOutlines(outlines, zoom, { marginUnits: 64 })
      expect(unsoundRingsOf(result)).toEqual([])
      expect(meetingsOf(result)).toEqual([])
      for (const level of ['town', 'village', 'group']) {
        const mates = result.filter((_, i) => divisions[i].level === level)
        expect(mates.length).toBeGreaterThan(0)
        expect(repeatedEdgesOf(mates)).toEqual([])
      }
      divisions.forEach((parent, p) => {
        if (parent.level !== 'county' && parent.level !== 'town') return
        const childLevel = parent.level === 'county' ? 'town' : 'village'
        const children = divisions.flatMap((child, c) =>
          child.parentCode === parent.code && child.level === childLevel ? [c] : [],
        )
        const sum = children.reduce((total, child) => total + doubleAreaOfOutline(result[child]), 0n)
        expect(sum).toBe(doubleAreaOfOutline(result[p]))
      })
    })
  }

  test('takes borders to a fraction of their points where they are drawn small', () => {
    const pointsAt = (zoom: number) => generaliseOutlines(outlines, zoom).reduce((sum, { xy }) => sum + xy.length / 2, 0)
    const all = outlines.reduce((sum, { lonLat }) => sum + lonLat.length / 2, 0)
    expect(pointsAt(12)).toBeLessThan(0.5 * all)
    expect(pointsAt(9)).toBeLessThan(0.3 * all)
  })
})
