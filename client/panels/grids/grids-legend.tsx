import type { Gridding } from '#contract/griddings/gridding-answer'
import { useGridWords } from '../../i18n/grids/grid-words.ts'
import { count } from '../../i18n/numbers.ts'
import { useStore } from '../../state/create-store.ts'
import { shadedRange } from '../../state/griddings/grid-classes.ts'
import { griddingForm } from '../../state/griddings/gridding-form.ts'
import { griddingRun } from '../../state/griddings/gridding-run.ts'
import { shareColours } from '../../theme/tokens.ts'
import '../../theme/grids.css'

/** The signs of automatic division that are on the map now. */
export default function GridsLegend() {
  const words = useGridWords().legend
  const gridding = useStore(griddingRun, (run) => run.shown)
  const crossings = useStore(griddingForm, (form) => form.crossings)
  const isBlocked = gridding?.blocking?.some(({ at }) => at !== null) ?? false
  return (
    <>
      {gridding && gridding.grids.length > 0 && <Shades gridding={gridding} />}
      <ul>
        {gridding && gridding.grids.length > 0 && (
          <li>
            <i className="sign sign-proposed" /> {words.border}
          </li>
        )}
        {gridding?.grids.some(({ station }) => station) && (
          <li>
            <i className="sign sign-station" />
            <i className="sign sign-station hollow" /> {words.station}
          </li>
        )}
        {isBlocked && (
          <li>
            <i className="sign sign-blocking">!</i> {words.blocking}
          </li>
        )}
        {crossings.some(({ passable }) => passable) && (
          <li>
            <i className="sign sign-passage">+</i> {words.passage}
          </li>
        )}
        {crossings.some(({ passable }) => !passable) && (
          <li>
            <i className="sign sign-obstacle">×</i> {words.obstacle}
          </li>
        )}
      </ul>
    </>
  )
}

/** Five classes of households between the least and the most that a grid may have. */
function Shades({ gridding }: { gridding: Gridding }) {
  const words = useGridWords().legend
  const { min, max } = shadedRange(gridding)
  const at = (index: number): string => count(min + ((max - min) * index) / shareColours.length)
  return (
    <>
      <h3>{words.title}</h3>
      <ul>
        {shareColours.map((key, index) => (
          <li key={key}>
            <i className={`swatch grid-class-${index}`} />
            {at(index)}–{at(index + 1)}
          </li>
        ))}
      </ul>
    </>
  )
}
