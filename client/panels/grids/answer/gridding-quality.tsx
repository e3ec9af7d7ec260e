import type { Gridding } from '#contract/griddings/gridding-answer'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { count, percent } from '../../../i18n/numbers.ts'
import { Explain } from '../../figures/explain.tsx'

const termKeys = ['borders', 'shape', 'balance', 'change'] as const

/** What the plan costs and why, against what is proven that no plan can undercut. */
export function GriddingQuality({ gridding }: { gridding: Gridding }) {
  const words = useGridWords()
  const { quality } = words
  const { objective, terms, bound, boundKind, gap, poolGap, seed, revision, seconds } = gridding
  if (objective === null || terms === null) return null
  const whole = Math.max(objective, 1e-9)
  return (
    <section className="quality">
      <h3>{quality.title}</h3>
      <div className="cost-bar" aria-hidden="true">
        {termKeys.map((key) => (
          <span key={key} className={`cost-${key}`} style={{ width: `${(100 * terms[key]) / whole}%` }} />
        ))}
        {bound !== null && bound > 0 && (
          <i className="cost-bound" style={{ insetInlineStart: `${Math.min(100, (100 * bound) / whole)}%` }} />
        )}
      </div>
      <dl className="quality-list">
        <dt>
          <Explain definition={quality.objectiveHelp}>{quality.objective}</Explain>
        </dt>
        <dd>{count(objective)}</dd>
        {termKeys.map((key) => (
          <div key={key} className="term">
            <dt>
              <i className={`swatch cost-${key}`} aria-hidden="true" /> {quality.terms[key]}
            </dt>
            <dd>{count(terms[key])}</dd>
          </div>
        ))}
        <dt>
          <Explain definition={boundKind === null ? quality.none : (quality.boundKinds[boundKind] ?? boundKind)}>
            {quality.bound}
          </Explain>
        </dt>
        <dd>{bound === null ? quality.none : count(bound)}</dd>
        <dt>
          <Explain definition={quality.gapHelp}>{quality.gap}</Explain>
        </dt>
        <dd>{gap === null ? quality.none : percent(gap)}</dd>
        {poolGap !== null && (
          <>
            <dt>
              <Explain definition={quality.poolGapHelp}>{quality.poolGap}</Explain>
            </dt>
            <dd>{percent(poolGap)}</dd>
          </>
        )}
      </dl>
      <p className="hint">{quality.run(seed, revision, seconds.toFixed(1))}</p>
    </section>
  )
}
