import type { EnsembleAnswer, Gridding } from '#contract/griddings/gridding-answer'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { count, decimal, percent } from '../../../i18n/numbers.ts'
import { useStore } from '../../../state/create-store.ts'
import { griddingRun } from '../../../state/griddings/gridding-run.ts'
import { useWidth } from '../../controls/use-width.ts'
import { ProgressChart } from './progress-chart.tsx'
import { StandingStrip } from './standing-strip.tsx'

/** Above which chains have not seen enough (Vehtari and others 2021 ask for 1.01; 1.05 is what a small sample can show). */
const mostRHat = 1.05
/** Between two charts side by side, and around each, in pixels as `grids.css` has them. */
const gap = 24
const chartPadding = 10

/** How the plan stands among plans drawn at random, score by score, and how the search came to it. */
export function StandingCharts({ gridding, room }: { gridding: Gridding; room: number }) {
  const words = useGridWords()
  const trace = useStore(griddingRun, (run) => run.trace)
  const [width, frame] = useWidth()
  const isWide = width > 720
  const half = (isWide ? (width - gap) / 2 : width) - 2 * chartPadding
  return (
    <section
      className="data-scroll standing"
      style={{ maxHeight: Math.max(100, room) }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={words.tabs.standing}
    >
      <div ref={frame} className={isWide ? 'standing-parts wide' : 'standing-parts'}>
        {width > 0 && (
          <>
            <figure className="chart">
              {gridding.ensemble ? (
                <Standing ensemble={gridding.ensemble} objective={gridding.objective} width={half} />
              ) : (
                <p className="hint">{gridding.totals.divisions > 1 ? words.standing.ofSeveral : words.standing.none}</p>
              )}
            </figure>
            {trace.length > 1 && <ProgressChart trace={trace} width={half} height={Math.max(130, Math.min(220, room - 60))} />}
          </>
        )}
      </div>
    </section>
  )
}

function Standing({ ensemble, objective, width }: { ensemble: EnsembleAnswer; objective: number | null; width: number }) {
  const words = useGridWords()
  const { standing } = words
  const { plans, chains, deciles, percentiles, rHat } = ensemble
  const text = (key: string, value: number): string => (key === 'householdDeviation' ? percent(value) : count(value))
  const told =
    rHat === null ? standing.noRHat : rHat > mostRHat ? standing.notConverged(decimal(rHat)) : standing.converged(decimal(rHat))
  // A score in which all plans are alike says nothing.
  const keys = Object.keys(deciles).filter((key) => deciles[key][0] !== deciles[key].at(-1))
  return (
    <>
      <figcaption>{standing.title(count(plans), chains)}</figcaption>
      {keys.map((key) => (
        <StandingStrip
          key={key}
          name={standing.scores[key] ?? key}
          deciles={deciles[key]}
          percentile={percentiles[key]}
          value={key === 'objective' ? objective : null}
          text={(value) => text(key, value)}
          width={width}
        />
      ))}
      <p className="hint">
        {told} {standing.method}
      </p>
    </>
  )
}
