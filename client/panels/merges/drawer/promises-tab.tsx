import type { Merge, MergePromises, MergeProposal } from '#contract/merges/merge-answer'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { count } from '../../../i18n/numbers.ts'
import { useCategoryName } from '../../figures/category-name.ts'
import { byNumber, byText, type Column, DataTable } from '../../results/tables/data-table.tsx'

type Row = MergePromises['coverage'][number]

/** Coverage of every service before and after, measured again by the coverage engine. */
export function PromisesTab({ proposal, room }: { merge: Merge; proposal: MergeProposal | null; room: number }) {
  const { promise: words, figures, tabs } = useMergeWords()
  const nameOf = useCategoryName()
  if (!proposal) return null
  const columns: Column<Row>[] = [
    {
      key: 'category',
      name: words.category,
      width: 190,
      compare: byText(({ category }) => nameOf(category)),
      render: ({ category }) => nameOf(category),
    },
    {
      key: 'coverage',
      name: words.coverage,
      width: 190,
      align: 'end',
      compare: byNumber(({ coveredAfter }) => coveredAfter),
      render: ({ coveredBefore, coveredAfter }) => `${count(coveredBefore)} → ${count(coveredAfter)}`,
    },
    {
      key: 'facilities',
      name: words.facilities,
      width: 130,
      align: 'end',
      compare: byNumber(({ facilitiesAfter }) => facilitiesAfter),
      render: ({ facilitiesBefore, facilitiesAfter }) => `${count(facilitiesBefore)} → ${count(facilitiesAfter)}`,
    },
    {
      key: 'kept',
      name: words.title,
      width: 170,
      compare: byNumber(({ broken }) => broken.length),
      render: ({ broken }) => (broken.length === 0 ? words.fine : words.brokenIn(count(broken.length))),
    },
  ]
  return (
    <div className="tab-body">
      <DataTable<Row>
        caption={tabs.promises}
        columns={columns}
        rows={proposal.promises.coverage}
        keyOf={({ category }) => category}
        height={room}
        sort={{ key: 'kept', descending: true }}
        empty={proposal.promises.measured ? figures.none : words.unmeasured}
      />
    </div>
  )
}
