import type { CoverageOutcome, DemandTable, IsochroneBand } from '#planning/coverage/coverage-types'
import { polygonSquareMeters } from '#planning/geodesy/areas'

const collection = (features: readonly unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })
const round = (value: number) => Math.round(value * 10) / 10
const finite = (value: number) => (Number.isFinite(value) ? round(value) : null)

/** The bands as GeoJSON text, largest first, so that the smaller ones draw on top. */
export function isochroneText(isochrones: readonly IsochroneBand[]): string {
  return collection(
    [...isochrones].reverse().map(({ minutes, meters, polygons }) => ({
      type: 'Feature',
      geometry: { type: 'MultiPolygon', coordinates: polygons },
      properties: { minutes, meters, areaSquareMeters: Math.round(polygonSquareMeters(polygons)) },
    })),
  )
}

/** The gaps as GeoJSON text; `demand` is the table whose rows the members are. */
export function gapText({ gaps }: CoverageOutcome, demand: DemandTable): string {
  return collection(
    gaps.map(({ members, ...properties }) => ({
      type: 'Feature',
      geometry: { type: 'MultiPoint', coordinates: members.map((index) => [demand.lon[index], demand.lat[index]]) },
      properties: { ...properties, points: members.length },
    })),
  )
}

/** Every demand point that counts with its time, as GeoJSON text. */
export function demandText({ demand: outcome }: CoverageOutcome, demand: DemandTable): string {
  const features = demand.id.flatMap((id, index) =>
    outcome.counted[index] === 0
      ? []
      : [
          {
            type: 'Feature',
            geometry: { type: 'Point', coordinates: [demand.lon[index], demand.lat[index]] },
            properties: {
              id,
              population: demand.population[index],
              households: demand.households[index],
              seconds: finite(outcome.seconds[index]),
              meters: finite(outcome.meters[index]),
              covered: outcome.covered[index] === 1,
            },
          },
        ],
  )
  return collection(features)
}
