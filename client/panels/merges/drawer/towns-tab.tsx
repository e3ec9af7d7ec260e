import type { Merge, MergeProposal, MergeStatisticsAnswer } from '#contract/merges/merge-answer'
import { nationalGroupsAVillage } from '#planning/rules/merge-rules'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { count, decimal, percent } from '../../../i18n/numbers.ts'
import { useStore } from '../../../state/create-store.ts'
import { preferences } from '../../../state/preferences.ts'
import { MarkTag } from '../../figures/mark-tag.tsx'
import { byNumber, byText, type Column, DataTable } from '../../results/tables/data-table.tsx'

const rowPixels = 33
const headPixels = 16

/** Figures by the division above, and the table in which provinces tell theirs, beside large mergers. */
export function TownsTab({ merge, proposal, room }: { merge: Merge; proposal: MergeProposal | null; room: number }) {
  const { towns: words, figures, tabs } = useMergeWords()
  const language = useStore(preferences, (state) => state.language)
  if (!proposal) return null
  const people = (value: number | null): string => (value === null ? figures.none : count(value))
  const number = (
    key: string,
    name: string,
    value: (row: MergeStatisticsAnswer) => number | null,
    text = people,
  ): Column<MergeStatisticsAnswer> => ({
    key,
    name,
    width: 110,
    align: 'end',
    compare: byNumber(value),
    render: (row) => (value(row) === null ? figures.none : text(value(row))),
  })
  const columns: Column<MergeStatisticsAnswer>[] = [
    {
      key: 'name',
      name: words.name,
      width: 150,
      compare: byText(({ name }) => name),
      render: ({ parentId, name }) =>
        parentId === null ? (
          <strong>{words.all}</strong>
        ) : (
          <span className="data-name" lang="zh-CN">
            {name}
          </span>
        ),
    },
    number('before', words.before, ({ before }) => before.units),
    number('after', words.after, ({ after }) => after.units),
    number(
      'share',
      words.share,
      ({ reductionShare }) => reductionShare,
      (value) => percent(value ?? 0),
    ),
    number('merged', words.merged, ({ merged }) => merged),
    number('mean', words.mean, ({ after }) => after.meanPopulation),
    number('staff', figures.staff, ({ after }) => after.staff),
  ]
  const rows = proposal.statistics
  const fewer = (before: number, after: number | null): string =>
    after === null || before === 0 ? figures.none : percent((before - after) / before)
  return (
    <div className="tab-body statistics-tab" style={{ maxHeight: room }}>
      <DataTable<MergeStatisticsAnswer>
        caption={tabs.towns}
        columns={columns}
        rows={rows}
        keyOf={({ parentId }) => parentId ?? 'all'}
        height={rowPixels * (rows.length + 1) + headPixels}
        sort={{ key: 'before', descending: true }}
        empty={figures.none}
      />
      <table className="data-table plain-table">
        <caption>{words.table}</caption>
        <thead>
          <tr>
            <th scope="col">{words.table}</th>
            <th scope="col" className="end">
              {words.before}
            </th>
            <th scope="col" className="end">
              {words.after}
            </th>
            <th scope="col" className="end">
              {words.share}
            </th>
            <th scope="col">{words.mark}</th>
          </tr>
        </thead>
        <tbody>
          {merge.table.map(({ what, before, after }) => (
            <tr key={what.en}>
              <th scope="row">{what[language]}</th>
              <td className="end">{count(before)}</td>
              <td className="end">{people(after)}</td>
              <td className="end">{fewer(before, after)}</td>
              <td />
            </tr>
          ))}
          {merge.benchmarks.map(({ what, before, after, mark, source }) => (
            <tr key={`benchmark ${what.en}`} className="soft">
              <th scope="row">{`${words.benchmark}: ${what[language]}`}</th>
              <td className="end">{count(before)}</td>
              <td className="end">{people(after)}</td>
              <td className="end">{fewer(before, after)}</td>
              <td>
                <MarkTag mark={mark} source={source[language]} />
              </td>
            </tr>
          ))}
          <tr className="soft">
            <th scope="row" colSpan={4}>
              {`${words.national}: ${words.groupsAVillage(decimal(nationalGroupsAVillage.value))}`}
            </th>
            <td>
              <MarkTag mark={nationalGroupsAVillage.mark} source={nationalGroupsAVillage.source[language]} />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}
