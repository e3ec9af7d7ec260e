import { useMemo, useState } from 'react'
import type { CoverageResult } from '#contract/coverage'
import type { DivisionLevel } from '#planning/types'
import { count, signed } from '../../../i18n/numbers.ts'
import { useResultWords } from '../../../i18n/result-words.ts'
import { useWords } from '../../../i18n/words.ts'
import type { ComparedDivision } from '../../../state/coverage/compare-results.ts'
import { hover } from '../../../state/coverage/hover.ts'
import { useStore } from '../../../state/create-store.ts'
import { openDivision } from '../../../state/open-division.ts'
import { Choice } from '../../controls/choice.tsx'
import { Explain } from '../../figures/explain.tsx'
import { byNumber, byText, type Column, DataTable } from '../tables/data-table.tsx'
import { NameButton } from '../tables/name-button.tsx'
import { ShareCell } from '../tables/share-cell.tsx'
import { LevelChoice, matchesText, NameFilter } from '../tables/table-tools.tsx'
import { useChosenRow } from '../tables/use-result-level.ts'
import { changeClass } from './change-classes.ts'
import { signedPoints } from './signed-points.ts'

type Which = 'all' | 'changed' | 'up' | 'down'

const passes: Record<Which, (row: ComparedDivision) => boolean> = {
  all: () => true,
  changed: ({ gained }) => gained !== 0,
  up: ({ gained }) => gained !== null && gained > 0,
  down: ({ gained }) => gained !== null && gained < 0,
}

interface ChangeTableProps {
  divisions: readonly ComparedDivision[]
  levels: readonly DivisionLevel[]
  level: DivisionLevel
  result: CoverageResult
  /** Whether more people are covered after in all: the largest gains come first then, else the largest losses. */
  gains: boolean
  room: number
}

/** One row a division: its share before and after, and the change in points and people. */
export function ChangeTable({ divisions, levels, level, result, gains, room }: ChangeTableProps) {
  const words = useWords()
  const more = useResultWords()
  const chosen = useChosenRow(result, level)
  const hovered = useStore(hover, (state) => state.divisionId)
  const [which, setWhich] = useState<Which>('all')
  const [text, setText] = useState('')
  const rows = useMemo(() => divisions.filter((row) => passes[which](row) && matchesText(row, text)), [divisions, which, text])
  const sumOf = (list: ComparedDivision[]): string => signed(list.reduce((sum, row) => sum + (row.gained ?? 0), 0))
  const [up, down] = [divisions.filter(passes.up), divisions.filter(passes.down)]
  const columns: Column<ComparedDivision>[] = [
    {
      key: 'name',
      name: words.drawer.name,
      width: 150,
      compare: byText((row) => row.name),
      render: (row) => <NameButton name={row.name} onClick={() => void openDivision(row.divisionId)} />,
    },
    {
      key: 'population',
      name: words.figures.population,
      width: 96,
      align: 'end',
      compare: byNumber((row) => row.populationAfter ?? row.populationBefore),
      render: (row) => count(row.populationAfter ?? row.populationBefore ?? 0),
    },
    {
      key: 'before',
      name: more.compare.shareBefore,
      width: 168,
      compare: byNumber((row) => row.shareBefore),
      render: (row) =>
        row.populationBefore === null ? (
          <span className="soft">{more.compare.only.after}</span>
        ) : (
          <ShareCell share={row.shareBefore} />
        ),
    },
    {
      key: 'after',
      name: more.compare.shareAfter,
      width: 168,
      compare: byNumber((row) => row.shareAfter),
      render: (row) =>
        row.populationAfter === null ? (
          <span className="soft">{more.compare.only.before}</span>
        ) : (
          <ShareCell share={row.shareAfter} />
        ),
    },
    {
      key: 'change',
      name: more.compare.change,
      head: (
        <Explain definition={more.compare.define} source={words.define.sourceResult} mark="D">
          {more.compare.change} ({more.compare.pp})
        </Explain>
      ),
      width: 150,
      align: 'end',
      compare: byNumber((row) => row.change),
      render: (row) =>
        row.change === null ? (
          <span className="soft">{words.figures.none}</span>
        ) : (
          <span className="change-cell">
            <i className={`class-field change-${changeClass(row.change) + 1}`} aria-hidden="true" /> {signedPoints(row.change)}
          </span>
        ),
    },
    {
      key: 'gained',
      name: more.compare.gained,
      width: 150,
      align: 'end',
      compare: byNumber((row) => row.gained),
      render: (row) => (row.gained === null ? words.figures.none : signed(row.gained)),
    },
  ]
  return (
    <>
      <div className="tab-tools">
        <LevelChoice levels={levels} level={level} />
        <NameFilter value={text} onChange={setText} />
        <Choice<Which>
          label={more.compare.filter}
          value={which}
          onChange={setWhich}
          options={(Object.keys(passes) as Which[]).map((key) => ({ value: key, label: more.compare.filters[key] }))}
        />
        <span className="soft">
          {more.compare.up(count(up.length), sumOf(up))} · {more.compare.down(count(down.length), sumOf(down))} ·{' '}
          {more.compare.same(count(divisions.filter((row) => row.gained === 0).length))}
        </span>
      </div>
      <DataTable<ComparedDivision>
        key={String(gains)}
        caption={more.table.caption(more.compare.change)}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.divisionId}
        height={room - 40}
        sort={{ key: 'gained', descending: gains }}
        chosen={chosen}
        hovered={hovered}
        onOpen={(row) => void openDivision(row.divisionId)}
        onHover={(row) => hover.set({ divisionId: row?.divisionId ?? null })}
        empty={more.compare.noRows}
      />
    </>
  )
}
