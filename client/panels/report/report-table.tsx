import { count, minutesOf, percent } from '../../i18n/numbers.ts'
import { useResultWords } from '../../i18n/result-words.ts'
import { useWords } from '../../i18n/words.ts'
import { shareClass } from '../results/tables/share-cell.tsx'
import type { ReportContent } from './report-content.ts'

/** Every town and community below, each town before its own; the head is repeated on every page. */
export function ReportTable({ content }: { content: ReportContent }) {
  const words = useWords()
  const more = useResultWords()
  const levels = [...new Set(content.listed.map((row) => row.level))]
  return (
    <section className="report-long">
      <h2>{more.report.table(levels.map((level) => words.levels[level]).join(words.comma))}</h2>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{more.report.name}</th>
            <th scope="col">{more.report.code}</th>
            <th scope="col" className="end">
              {more.report.population}
            </th>
            <th scope="col" className="end">
              {more.report.uncovered}
            </th>
            <th scope="col" className="end">
              {more.report.share}
            </th>
            <th scope="col" className="end">
              {more.report.mean}
            </th>
            <th scope="col" className="end">
              {more.report.p95}
            </th>
          </tr>
        </thead>
        <tbody>
          {content.listed.map((row) => (
            <tr key={row.divisionId} className={row.level === 'village' ? 'below' : 'above'}>
              <th scope="row" className="data-name" lang="zh-CN">
                {row.name}
              </th>
              <td>{row.code}</td>
              <td className="end">{count(row.population)}</td>
              <td className="end">{count(row.population - row.coveredPopulation)}</td>
              <td className="end">
                {row.coveredShare === null ? (
                  words.figures.none
                ) : (
                  <>
                    <i className={`class-field class-${shareClass(row.coveredShare) + 1}`} /> {percent(row.coveredShare)}
                  </>
                )}
              </td>
              <td className="end">
                {row.meanSeconds === null ? words.figures.none : `${minutesOf(row.meanSeconds)} ${more.report.minutes}`}
              </td>
              <td className="end">
                {row.p95Seconds === null ? words.figures.none : `${minutesOf(row.p95Seconds)} ${more.report.minutes}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
