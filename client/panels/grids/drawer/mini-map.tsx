import { useMemo } from 'react'
import type { Gridding } from '#contract/griddings/gridding-answer'
import { boxOf } from '#planning/geodesy/box-of'
import { useStore } from '../../../state/create-store.ts'
import { classOf, shadedRange } from '../../../state/griddings/grid-classes.ts'
import { preferences } from '../../../state/preferences.ts'
import { palettes, shareColours } from '../../../theme/tokens.ts'

/** The grids of an answer as a small picture, shaded by households as on the map. */
export function MiniMap({
  gridding,
  label,
  width,
  height,
}: {
  gridding: Gridding
  label: string
  width: number
  height: number
}) {
  const palette = palettes[useStore(preferences, (state) => state.appearance)]
  const paths = useMemo(() => {
    const [west, south, east, north] = boxOf(gridding.grids.flatMap(({ geometry }) => geometry.coordinates))
    const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
    const scale = Math.min((width - 4) / ((east - west) * shrink), (height - 4) / (north - south))
    const left = (width - (east - west) * shrink * scale) / 2
    const top = (height - (north - south) * scale) / 2
    const range = shadedRange(gridding)
    return gridding.grids.map(({ geometry, households }) => ({
      colour: shareColours[classOf(households, range)],
      d: geometry.coordinates
        .flat()
        .map((ring) => {
          const points = ring.map(
            ([lon, lat]) => `${(left + (lon - west) * shrink * scale).toFixed(1)} ${(top + (north - lat) * scale).toFixed(1)}`,
          )
          return `M${points.join('L')}Z`
        })
        .join(''),
    }))
  }, [gridding, width, height])
  return (
    <svg className="mini-map" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {paths.map(({ d, colour }) => (
        <path key={d} d={d} fill={palette[colour]} fillRule="evenodd" />
      ))}
    </svg>
  )
}
