import { useMemo } from 'react'
import type { Gridding } from '#contract/griddings/gridding-answer'
import { useStore } from '../../../state/create-store.ts'
import { classOf, shadedRange } from '../../../state/griddings/grid-classes.ts'
import { preferences } from '../../../state/preferences.ts'
import { palettes, shareColours } from '../../../theme/tokens.ts'
import { OutlineMap } from '../../figures/outline-map.tsx'

interface MiniMapProps {
  gridding: Gridding
  label: string
  width: number
  height: number
}

/** The grids of an answer as a small picture, shaded by households as on the map. */
export function MiniMap({ gridding, ...rest }: MiniMapProps) {
  const palette = palettes[useStore(preferences, (state) => state.appearance)]
  const shapes = useMemo(() => {
    const range = shadedRange(gridding)
    return gridding.grids.map(({ geometry, households }) => ({
      coordinates: geometry.coordinates,
      fill: palette[shareColours[classOf(households, range)]],
    }))
  }, [gridding, palette])
  return <OutlineMap shapes={shapes} {...rest} />
}
