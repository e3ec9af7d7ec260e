import type { CoverageResult, CoverageTotals } from '#contract/coverage'
import { facilityRules } from '#planning/rules/facility-rules'
import { serviceRadius } from '#planning/rules/living-circles'
import { count, distance, minutesOf, percent } from '../../i18n/numbers.ts'
import { useResultWords } from '../../i18n/result-words.ts'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'
import { useCategoryName } from '../figures/category-name.ts'
import { shareClass } from '../results/share-cell.tsx'

/** Each category: the standard's radius with source and certainty, the limit that was used, and how many it covers. */
export function ReportCategories({ result, figures }: { result: CoverageResult; figures: CoverageTotals }) {
  const words = useWords()
  const more = useResultWords()
  const nameOf = useCategoryName()
  const language = useStore(preferences, (state) => state.language)
  return (
    <section>
      <h2>{more.report.categories}</h2>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{more.report.category}</th>
            <th scope="col" className="end">
              {more.report.standard}
            </th>
            <th scope="col">{more.report.source}</th>
            <th scope="col" className="end">
              {more.report.used}
            </th>
            <th scope="col" className="end">
              {more.report.inside}
            </th>
            <th scope="col" className="end">
              {more.report.coveredPeople}
            </th>
            <th scope="col" className="end">
              {more.report.covered}
            </th>
            <th scope="col" className="end">
              {more.report.mean}
            </th>
          </tr>
        </thead>
        <tbody>
          {result.limits.map((limit) => {
            const row = figures.categories[limit.category]
            const standard = serviceRadius(limit.category)
            const { ageGroup } = facilityRules[limit.category]
            const ofGroup = row?.groupPopulation ? (row.coveredGroupPopulation ?? 0) / row.groupPopulation : null
            return (
              <tr key={limit.category}>
                <th scope="row">{nameOf(limit.category)}</th>
                <td className="end">{distance(standard.meters)}</td>
                <td className="source">
                  {standard.source[language]} <Mark mark={standard.mark} />
                </td>
                <td className="end">
                  {distance(limit.meters)} {limit.mark !== standard.mark && <Mark mark={limit.mark} />}
                </td>
                <td className="end">{count(row?.facilities ?? 0)}</td>
                <td className="end">{count(row?.coveredPopulation ?? 0)}</td>
                <td className="end">
                  {row?.coveredShare == null ? (
                    words.figures.none
                  ) : (
                    <>
                      <i className={`class-field class-${shareClass(row.coveredShare) + 1}`} /> <b>{percent(row.coveredShare)}</b>
                      {ageGroup && ofGroup !== null && (
                        <span className="of-group">
                          {words.ages[ageGroup]} {percent(ofGroup)}
                        </span>
                      )}
                    </>
                  )}
                </td>
                <td className="end">
                  {row?.meanSeconds == null ? words.figures.none : `${minutesOf(row.meanSeconds)} ${more.report.minutes}`}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function Mark({ mark }: { mark: 'C' | 'S' | 'U' | 'D' | 'user' }) {
  const words = useWords()
  return <span className={`mark mark-${mark.toLowerCase()}`}>{words.marks[mark].label}</span>
}
