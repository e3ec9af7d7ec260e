import type { ImportResult } from '#contract/imports'
import type { Problem } from '#contract/problems'
import { count } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { ProblemNotice } from '../figures/problem-notice.tsx'

/** What an import took and refused, row by row; or why it took nothing. */
export function ImportReport({
  state,
  result,
  problem,
}: {
  state: string
  result: ImportResult | null
  problem: Problem | null
}) {
  const words = useWords()
  if (state === 'cancelled') return <p role="status">{words.data.cancelled}</p>
  if (problem) return <ProblemNotice problem={problem} />
  if (!result) return null
  const hidden = result.refused - result.refusals.length
  return (
    <section className="report" role="status" aria-label={words.data.report}>
      <h3>{words.data.done}</h3>
      <p>
        {words.data.read} <b>{count(result.read)}</b> · {words.data.taken} <b>{count(result.taken)}</b> · {words.data.refused}{' '}
        <b className={result.refused > 0 ? 'attention' : undefined}>{count(result.refused)}</b>
      </p>
      <p className="soft">
        {Object.entries(result.counts)
          .map(([table, number]) => words.data.countOf(words.data.tables[table] ?? table, count(number)))
          .join(words.comma)}
      </p>
      {result.notes.length > 0 && (
        <ul className="data-name" lang="en">
          {result.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {result.refusals.length > 0 && (
        <div className="refusals">
          <table>
            <thead>
              <tr>
                <th>{words.data.row}</th>
                <th>{words.data.key}</th>
                <th>{words.data.reason}</th>
              </tr>
            </thead>
            <tbody>
              {result.refusals.map(({ row, key, reason }) => (
                <tr key={`${row} ${key} ${reason}`}>
                  <td>{count(row)}</td>
                  <td className="data-name">{key ?? words.figures.none}</td>
                  <td className="data-name" lang="en">
                    {reason}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hidden > 0 && <p className="hint">{words.data.more(count(hidden))}</p>}
    </section>
  )
}
