import type { Siting } from '#contract/sitings/siting-answer'
import { count, distance, percent } from '../../../i18n/numbers.ts'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { sitingForm } from '../../../state/sitings/siting-form.ts'
import { askedOf } from '../../../state/sitings/take-siting-question.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { useWidth } from '../../controls/use-width.ts'
import { CurveChart, type CurvePoint } from './curve-chart.tsx'

const tableWidth = 330
const wideWidth = 720

/** What other numbers of sites would do, as a chart and as rows; a press puts a number into the question. */
export function CurveTab({ siting, room }: { siting: Siting; room: number }) {
  const { curve: words, figures, headline } = useSitingWords()
  const [width, frame] = useWidth()
  const asked = useStore(sitingForm, (form) => form.sites)
  const { objectiveUnit, after } = siting
  const isPeople = objectiveUnit === 'people'
  // Walking is told as a mean: people know how far that is.
  const scale = objectiveUnit === 'personMeters' ? 1 / Math.max(after?.people ?? 1, 1) : 1
  const points = (siting.curve ?? []).map(({ sites, objective, bound, gap }): CurvePoint & { gap: number | null } => ({
    sites,
    value: objective * scale,
    bound: bound === null ? null : bound * scale,
    gap,
  }))
  const text = isPeople ? count : distance
  const name = isPeople ? words.covered : objectiveUnit === 'meters' ? words.worst : words.mean
  const boundName = words.bounds[isPeople ? 'most' : 'least']
  const choose = (sites: number): void => sitingForm.set({ sites, limitBy: 'sites' })
  const isWide = width >= wideWidth
  // Where existing ones may close, the number is of all that are open.
  const openSites = siting.sites.length + (askedOf(siting).existing === 'may-close' ? siting.kept.length : 0)
  return (
    <div className="tab-body">
      <div className="tab-tools">
        <span>{words.title}</span>
        <span className="chart-key">
          <i className="key-objective" /> {words.best} <i className="key-bound" /> {boundName}
        </span>
        <span className="soft">{words.hint}</span>
      </div>
      <div className={isWide ? 'curve-parts wide' : 'curve-parts'} ref={frame}>
        {width > 0 && (
          <CurveChart
            points={points}
            chosen={openSites}
            name={name}
            text={text}
            width={isWide ? width - tableWidth : width}
            height={Math.max(150, room - 52)}
            onChoose={choose}
          />
        )}
        <section
          className="data-scroll"
          style={{ maxHeight: Math.max(100, room - 52) }}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label={words.title}
        >
          <table className="data-table curve-table">
            <caption className="unseen">{words.title}</caption>
            <thead>
              <tr>
                <th scope="col">{words.sites}</th>
                <th scope="col" className="end">
                  {name}
                </th>
                <th scope="col" className="end">
                  {boundName}
                </th>
              </tr>
            </thead>
            <tbody>
              {points.map(({ sites, value, bound, gap }) => (
                <tr key={sites} className={sites === openSites ? 'chosen' : undefined}>
                  <th scope="row">
                    <PushButton small aria-pressed={sites === asked} onClick={() => choose(sites)}>
                      {words.take(String(sites))}
                    </PushButton>
                  </th>
                  <td className="end">{text(value)}</td>
                  <td className="end" title={gap === 0 ? headline.optimal : gap === null ? undefined : percent(gap)}>
                    {bound === null ? figures.none : text(bound)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </div>
  )
}
