import type { GapProperties } from '#contract/coverage'
import { count, distance, minutesOf } from '../../i18n/numbers.ts'
import { useResultWords } from '../../i18n/result-words.ts'
import { useWords } from '../../i18n/words.ts'
import { useCategoryName } from '../figures/category-name.ts'

/** The gaps with the most people. */
export function ReportGaps({ gaps, most, several }: { gaps: readonly GapProperties[]; most: number; several: boolean }) {
  const words = useWords()
  const more = useResultWords()
  const nameOf = useCategoryName()
  return (
    <section>
      <h2>{more.report.gaps}</h2>
      {gaps.length === 0 ? (
        <p>{more.report.noGaps}</p>
      ) : (
        <table className="report-table">
          <thead>
            <tr>
              <th scope="col">{more.report.gapPlace}</th>
              {several && <th scope="col">{more.report.category}</th>}
              <th scope="col" className="end">
                {more.report.gapPeople}
              </th>
              <th scope="col">{more.report.gapNearest}</th>
            </tr>
          </thead>
          <tbody>
            {gaps.slice(0, most).map((gap) => (
              <tr key={gap.rank}>
                <th scope="row" className="data-name" lang="zh-CN">
                  {gap.name}
                </th>
                {several && <td>{nameOf(gap.category)}</td>}
                <td className="end">{count(gap.population)}</td>
                <td>
                  <span className="data-name" lang="zh-CN">
                    {gap.nearestFacilityName ?? words.figures.none}
                  </span>{' '}
                  {gap.nearestMeters === null || gap.nearestSeconds === null
                    ? words.drawer.noWay
                    : `${distance(gap.nearestMeters)} · ${minutesOf(gap.nearestSeconds)} ${words.units.minutes}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {gaps.length > most && <p className="report-more">{more.report.more(count(gaps.length - most))}</p>}
    </section>
  )
}
