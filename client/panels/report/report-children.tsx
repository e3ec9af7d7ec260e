import { count, percent } from '../../i18n/numbers.ts'
import { useResultWords } from '../../i18n/result-words.ts'
import { useWords } from '../../i18n/words.ts'
import { shareClass } from '../results/tables/share-cell.tsx'
import type { ReportContent } from './report-content.ts'

/** The share of each child division as bars, the least covered first. */
export function ReportChildren({ content, most }: { content: ReportContent; most: number }) {
  const words = useWords()
  const more = useResultWords()
  const { children, childLevel } = content
  const peopled = children.filter((row) => row.coveredShare !== null)
  const sorted = [...peopled].sort((a, b) => (a.coveredShare ?? 0) - (b.coveredShare ?? 0) || (a.code < b.code ? -1 : 1))
  if (childLevel === null || sorted.length === 0) return null
  return (
    <section>
      <h2>{more.report.children(words.levels[childLevel])}</h2>
      <table className="report-bars">
        <caption className="unseen">{more.report.children(words.levels[childLevel])}</caption>
        <tbody>
          {sorted.slice(0, most).map((row) => (
            <tr key={row.divisionId}>
              <th scope="row" className="data-name bar-name" lang="zh-CN">
                {row.name}
              </th>
              <td className="bar-room">
                <span
                  className={`report-bar class-${Math.max(2, shareClass(row.coveredShare ?? 0) + 1)}`}
                  style={{ width: `${(row.coveredShare ?? 0) * 100}%` }}
                />
              </td>
              <td className="end">{percent(row.coveredShare ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > most && <p className="report-more">{more.report.more(count(sorted.length - most))}</p>}
    </section>
  )
}
