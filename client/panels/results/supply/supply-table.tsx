import { useMemo } from 'react'
import type { Accessibility } from '#contract/sitings/accessibility'
import { facilityRules } from '#planning/rules/facility-rules'
import { count, decimal, rate } from '../../../i18n/numbers.ts'
import { useResultWords } from '../../../i18n/result-words.ts'
import { useSupplyWords } from '../../../i18n/supply/supply-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { hover } from '../../../state/coverage/hover.ts'
import type { SupplyRow } from '../../../state/coverage/supply-rows.ts'
import { supplyRun } from '../../../state/coverage/supply-run.ts'
import { useStore } from '../../../state/create-store.ts'
import { openDivision } from '../../../state/open-division.ts'
import { preferences } from '../../../state/preferences.ts'
import { selection } from '../../../state/selection.ts'
import { Icon } from '../../controls/icon.tsx'
import { Explain } from '../../figures/explain.tsx'
import { byNumber, byText, type Column, DataTable } from '../tables/data-table.tsx'
import { NameButton } from '../tables/name-button.tsx'
import { ShareCell } from '../tables/share-cell.tsx'

export const supplyFilters = ['all', 'poor', 'uncovered'] as const
export type SupplyFilter = (typeof supplyFilters)[number]

interface SupplyTableProps {
  rows: readonly SupplyRow[]
  answer: Accessibility
  filter: SupplyFilter
  height: number
}

/** One row a division: coverage share, supply per thousand beside it, and what the two together mean; those that matter first. */
export function SupplyTable({ rows, answer, filter, height }: SupplyTableProps) {
  const words = useSupplyWords()
  const more = useResultWords()
  const { coveredFrom } = useStore(supplyRun, (run) => run.lines)
  const hovered = useStore(hover, (state) => state.divisionId)
  const chosen = useStore(selection, (state) => state.divisionId)
  const verdictOf = ({ isPoor, coveredShare }: SupplyRow): 'poor' | 'uncovered' | 'fine' =>
    isPoor ? 'poor' : (coveredShare ?? 0) < coveredFrom ? 'uncovered' : 'fine'
  const shown = filter === 'all' ? rows : rows.filter((row) => verdictOf(row) === filter)
  const columns = useSupplyColumns(answer, verdictOf)
  return (
    <DataTable<SupplyRow>
      caption={more.table.caption(words.tab)}
      columns={columns}
      rows={shown}
      keyOf={(row) => row.divisionId}
      height={height}
      sort={{ key: 'verdict', descending: false }}
      chosen={chosen}
      hovered={hovered}
      onOpen={(row) => void openDivision(row.divisionId)}
      onHover={(row) => hover.set({ divisionId: row?.divisionId ?? null })}
      empty={words.noRows}
    />
  )
}

function useSupplyColumns(
  { category, demand }: Accessibility,
  verdictOf: (row: SupplyRow) => 'poor' | 'uncovered' | 'fine',
): Column<SupplyRow>[] {
  const words = useSupplyWords()
  const page = useWords()
  const language = useStore(preferences, (state) => state.language)
  const { coveredFrom } = useStore(supplyRun, (run) => run.lines)
  // biome-ignore lint/correctness/useExhaustiveDependencies: names change with the words, verdicts with the lines
  return useMemo(() => {
    const unit = facilityRules[category].capacityUnit[language]
    const explained = (name: string, definition: string, source = words.define.source) => ({
      name,
      head: (
        <Explain definition={definition} mark="D" source={source}>
          {name}
        </Explain>
      ),
    })
    const age = demand === 'population' || demand === 'households' ? null : page.ages[demand]
    const order = ['poor', 'uncovered', 'fine']
    return [
      {
        key: 'name',
        name: page.drawer.name,
        width: 112,
        compare: byText((row) => row.name),
        render: (row) => <NameButton name={row.name} onClick={() => void openDivision(row.divisionId)} />,
      },
      {
        key: 'share',
        ...explained(page.figures.share, page.define.share, page.define.sourceResult),
        width: 138,
        compare: byNumber((row) => row.coveredShare),
        render: (row) => <ShareCell share={row.coveredShare} />,
      },
      {
        key: 'rate',
        ...explained(words.perThousand(unit), words.define.perThousand),
        width: 128,
        align: 'end',
        compare: byNumber((row) => row.perThousand),
        render: (row) => rate(row.perThousand),
      },
      {
        key: 'ratio',
        ...explained(words.ratio, words.define.ratio),
        width: 92,
        align: 'end',
        compare: byNumber((row) => row.ratio),
        render: (row) => `× ${decimal(row.ratio)}`,
      },
      {
        key: 'verdict',
        name: words.verdict,
        width: 196,
        compare: (a, b) => order.indexOf(verdictOf(a)) - order.indexOf(verdictOf(b)) || a.ratio - b.ratio || b.people - a.people,
        render: (row) => {
          const verdict = verdictOf(row)
          return (
            <span className={`verdict verdict-${verdict}`}>
              {verdict !== 'uncovered' && <Icon name={verdict === 'poor' ? 'warning' : 'check'} />} {words.verdicts[verdict]}
            </span>
          )
        },
      },
      {
        key: 'people',
        ...explained(age === null ? words.people : words.peopleOf(age), words.define.people, page.define.sourceDemand),
        width: 120,
        align: 'end',
        compare: byNumber((row) => row.people),
        render: (row) => count(row.people),
      },
      {
        key: 'used',
        ...explained(words.used(unit), words.define.used),
        width: 140,
        align: 'end',
        compare: byNumber((row) => row.people * row.perThousand),
        render: (row) => count((row.people * row.perThousand) / 1000),
      },
    ] satisfies Column<SupplyRow>[]
  }, [words, page, category, demand, language, coveredFrom])
}
