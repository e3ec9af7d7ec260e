import type { Siting } from '#contract/sitings/siting-answer'
import { count, distance, percent } from '../../../i18n/numbers.ts'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { siteTrial } from '../../../state/sitings/site-trial.ts'
import { Explain } from '../../figures/explain.tsx'

type Totals = NonNullable<Siting['before']>

/** What the sites are to people: now, after, and where sites were moved by hand, after that. */
export function SitingFigures({ before, after }: { before: Totals; after: Totals }) {
  const words = useSitingWords()
  const { figures, define } = words
  const trial = useStore(siteTrial, (state) => state.answer)
  const way = (meters: number | null): string => (meters === null ? figures.noWay : distance(meters))
  const rows = [
    { key: 'covered', text: ({ covered }: Totals) => count(covered) },
    { key: 'coveredShare', text: ({ coveredShare }: Totals) => (coveredShare === null ? figures.none : percent(coveredShare)) },
    { key: 'mean', text: ({ meanMeters }: Totals) => (meanMeters === null ? figures.none : distance(meanMeters)) },
    { key: 'p95', text: ({ p95Meters }: Totals) => way(p95Meters) },
    { key: 'worst', text: ({ maxMeters }: Totals) => way(maxMeters) },
  ] as const
  return (
    <section>
      <h3>{figures.title}</h3>
      <table className="before-after">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{figures.what}</span>
            </th>
            <th scope="col">{figures.before}</th>
            <th scope="col">{figures.after}</th>
            {trial && <th scope="col">{figures.moved}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, text }) => (
            <tr key={key}>
              <th scope="row">
                <Explain definition={define[key]} source={define.source} mark="D">
                  {figures[key]}
                </Explain>
              </th>
              <td>{text(before)}</td>
              <td className={trial ? undefined : 'latest'}>{text(after)}</td>
              {trial && <td className="latest moved">{text(trial.after)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
