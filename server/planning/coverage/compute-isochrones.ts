import type { CoverageInput, IsochroneBand, Tick } from './coverage-types.ts'
import { drawIsochrones } from './isochrones/draw-isochrones.ts'
import { readQuestion } from './serve-demand.ts'

/** Draws the areas from which all the asked categories are reached in time, smallest band first. `tick` may throw to stop the work. */
export function computeIsochrones(input: CoverageInput, tick: Tick = () => {}): IsochroneBand[] {
  const { bands, costFactor, limitCost, serve } = readQuestion(input)
  return drawIsochrones(
    {
      network: input.area.network,
      offStreetFactor: costFactor,
      fields: serve(input.question.counted).map(({ reach }, index) => ({ ...reach, limitCost: limitCost[index] })),
      bands: bands.map(({ minutes, meters }) => ({ minutes, meters })),
    },
    tick,
  )
}
