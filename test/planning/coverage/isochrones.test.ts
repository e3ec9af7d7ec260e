import { describe, expect, it } from 'vitest'
import { drawIsochrones } from '#planning/coverage/isochrones/draw-isochrones'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { createBarrierTableBuilder } from '#planning/network/barrier-table'
import { buildNetwork } from '#planning/network/build-network'
import { createStreetTableBuilder } from '#planning/network/street-table'
import type { LonLat } from '#planning/types'
import { draw, expectSound, fieldOf, inBand } from './draw-bands.ts'
import { type DrawnArea, drawArea } from './drawn-area.ts'

describe('drawIsochrones', () => {
  it('cuts a street where the limit falls inside it', () => {
    const street = drawArea('F-------------------------------------------------k')
    const [near, far] = draw(street.network, [street.at('F')], [300, 730])
    expect(inBand(near, street.point(5.6, 0))).toBe(true)
    expect(inBand(near, street.point(6.4, 0))).toBe(false)
    expect(inBand(far, street.point(14.2, 0))).toBe(true)
    expect(inBand(far, street.point(15, 0))).toBe(false)
    // Half a block beside the street, not more.
    expect(inBand(far, street.point(5, 1.7))).toBe(true)
    expect(inBand(far, street.point(5, 2.3))).toBe(false)
    expectSound([near, far])
  })

  it('is empty where nothing is reached', () => {
    const street = drawArea('F---k')
    expect(draw(street.network, [], [300, 500]).map(({ polygons }) => polygons)).toEqual([[], []])
    expect(draw(street.network, [street.point(2, 9)], [300]).map(({ polygons }) => polygons)).toEqual([[]])
  })

  it('draws ground on both banks only where a bridge is reached, and the bridge itself', () => {
    const text = `
      ......~......
      ......~......
      +-----~-----+
      |.....~.....|
      F-----~-----+
      |.....~.....|
      +-----=-----+
      |.....~......
      f.....~......`
    const area: DrawnArea = drawArea(text)
    const [band] = draw(area.network, [area.at('F')], [250])
    expect(inBand(band, area.point(4, 4))).toBe(true)
    expect(inBand(band, area.point(7, 4))).toBe(false)
    const [wide] = draw(area.network, [area.at('f')], [800])
    expect(inBand(wide, area.point(5.95, 6))).toBe(true)
    expect(inBand(wide, area.point(6.05, 6))).toBe(true)
    expect(inBand(wide, area.point(9, 5))).toBe(true)
    expectSound([band])
    expectSound([wide])
  })

  it('leaves the far side of a river without a bridge dry', () => {
    const area = drawArea(`
      F-----------~...
      |.....~~~~~~~...
      |.....~.........
      |.....~+-------+
      |.....~|.......|
      +-----~+-------+
      |.....~.........
      +----+~.........`)
    const [band] = draw(area.network, [area.at('F')], [1000])
    for (const column of [7, 8, 9, 10, 11]) {
      expect(inBand(band, area.point(column, 0.8))).toBe(true)
      expect(inBand(band, area.point(column, 1.15))).toBe(false)
    }
    expect(inBand(band, area.point(12.2, 0.6))).toBe(false)
    expectSound([band])
  })

  it('draws for several searches only where all are within their limits', () => {
    const street = drawArea('F-------------------G')
    const fields = [fieldOf(street.network, [street.at('F')], 600), fieldOf(street.network, [street.at('G')], 300)]
    const [band] = drawIsochrones({ network: street.network, fields, bands: [{ minutes: 9, meters: 600 }], offStreetFactor: 1 })
    expect(band.polygons).toEqual([])
    const wider = [fieldOf(street.network, [street.at('F')], 800), fieldOf(street.network, [street.at('G')], 400)]
    const [both] = drawIsochrones({
      network: street.network,
      fields: wider,
      bands: [{ minutes: 12, meters: 800 }],
      offStreetFactor: 1,
    })
    expect(inBand(both, street.point(11, 0))).toBe(false)
    expect(inBand(both, street.point(14, 0))).toBe(true)
    expect(inBand(both, street.point(17, 0))).toBe(false)
    expectSound([both])
  })

  it('draws cities far apart each in its place', () => {
    const builder = createStreetTableBuilder()
    for (const [dataSet, [lon, lat]] of [[104, 30] as LonLat, [-51.2, -30.03] as LonLat].entries()) {
      const coordinates: LonLat[] = [
        [lon, lat],
        [lon + 0.004, lat],
      ]
      const rest = {
        streetClass: 'residential',
        name: null,
        access: 255,
        bridge: false,
        tunnel: false,
        maxSpeedKmh: null,
        sourceKey: null,
      } as const
      builder.add({ fromNode: 1, toNode: 2, coordinates, ...rest }, dataSet)
    }
    const built = buildNetwork(builder.finish(), createBarrierTableBuilder().finish(), 'walk')
    if (!built.ok) throw new Error(built.reason)
    const at: LonLat[] = [
      [104, 30],
      [-51.2, -30.03],
    ]
    const [band] = draw(built.network, at, [300])
    expect(band.polygons).toHaveLength(2)
    const [one, two] = band.polygons.map((polygon) => polygonSquareMeters([polygon]))
    // 300 m of street, half a block to every side, tapered at the cut: near 60,000 m² on any latitude.
    expect(one / two).toBeCloseTo(1, 1)
    expect(inBand(band, [-51.199, -30.0302])).toBe(true)
    expectSound([band])
  })
})
