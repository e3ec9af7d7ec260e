import { useMemo, useState } from 'react'
import type { CoverageResult } from '#contract/coverage'
import { facilityRules } from '#planning/rules/facility-rules'
import { count, percent } from '../../../i18n/numbers.ts'
import { useResultWords } from '../../../i18n/result-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { hover } from '../../../state/coverage/hover.ts'
import { useStore } from '../../../state/create-store.ts'
import { openDivision } from '../../../state/open-division.ts'
import { Choice } from '../../controls/choice.tsx'
import { useCategoryName } from '../../figures/category-name.ts'
import { Explain } from '../../figures/explain.tsx'
import { GroupIcon } from '../../figures/group-icon.tsx'
import { byWorst, type CompletenessRow, completenessRows } from './completeness-rows.ts'
import { byNumber, byText, type Column, DataTable } from './data-table.tsx'
import { NameButton } from './name-button.tsx'
import { shareClass } from './share-cell.tsx'
import { LevelChoice, matchesText, NameFilter } from './table-tools.tsx'
import { useChosenRow, useResultLevel } from './use-result-level.ts'

const thresholds = ['80', '90', '95', '100'] as const

/** Which of the chosen facilities the people of each division reach: a matrix of shares, the worst first. */
export function CompletenessMatrix({ result, room }: { result: CoverageResult; room: number }) {
  const words = useWords()
  const more = useResultWords()
  const nameOf = useCategoryName()
  const { levels, level } = useResultLevel(result)
  const chosen = useChosenRow(result, level)
  const hovered = useStore(hover, (state) => state.divisionId)
  const [least, setLeast] = useState<string>('90')
  const [text, setText] = useState('')
  const { categories } = result.parameters
  const rows = useMemo(
    () =>
      completenessRows(
        result.divisions.filter((row) => row.level === level),
        categories,
        Number(least) / 100,
      ),
    [result, level, categories, least],
  )
  const shown = useMemo(() => rows.filter((row) => matchesText(row.division, text)), [rows, text])
  const counted = rows.filter((row) => row.of > 0)
  const full = counted.filter((row) => row.met === row.of).length

  const columns: Column<CompletenessRow>[] = [
    {
      key: 'name',
      name: words.drawer.name,
      width: 144,
      compare: byText((row) => row.division.name),
      render: ({ division }) => <NameButton name={division.name} onClick={() => void openDivision(division.divisionId)} />,
    },
    {
      key: 'met',
      name: more.complete.met,
      head: (
        <Explain definition={more.complete.define} source={words.define.sourceResult} mark="D">
          {more.complete.met}
        </Explain>
      ),
      width: 96,
      align: 'end',
      compare: byWorst,
      render: (row) => (
        <b className={row.of > 0 && row.met === row.of ? 'met-all' : undefined}>
          {row.of === 0 ? more.complete.none : more.complete.metOf(row.met, row.of)}
        </b>
      ),
    },
    {
      key: 'population',
      name: words.figures.population,
      width: 88,
      align: 'end',
      compare: byNumber((row) => row.division.population),
      render: ({ division }) => count(division.population),
    },
    ...categories.map(
      (category, index): Column<CompletenessRow> => ({
        key: category,
        name: nameOf(category),
        head: (
          <span className="matrix-head">
            <GroupIcon group={facilityRules[category].group} size={14} /> {nameOf(category)}
          </span>
        ),
        width: 116,
        compare: byNumber((row) => row.shares[index]),
        render: (row) => <MatrixCell share={row.shares[index]} met={(row.shares[index] ?? 0) >= Number(least) / 100} />,
      }),
    ),
  ]

  if (level === null) return <p className="empty tab-body">{words.drawer.noDivisions}</p>
  return (
    <div className="tab-body">
      <div className="tab-tools">
        <LevelChoice levels={levels} level={level} />
        <NameFilter value={text} onChange={setText} />
        <Choice
          label={more.complete.least}
          value={least}
          onChange={setLeast}
          options={thresholds.map((each) => ({
            value: each,
            label: `${more.complete.least}: ${more.complete.leastOf(Number(each))}`,
          }))}
        />
        <span className="soft" role="status">
          {more.complete.all(count(full), count(counted.length), words.levels[level])}
        </span>
      </div>
      <DataTable<CompletenessRow>
        caption={more.complete.caption}
        columns={columns}
        rows={shown}
        keyOf={(row) => row.division.divisionId}
        height={room - 50}
        sort={{ key: 'met', descending: false }}
        chosen={chosen}
        hovered={hovered}
        onOpen={(row) => void openDivision(row.division.divisionId)}
        onHover={(row) => hover.set({ divisionId: row?.division.divisionId ?? null })}
        empty={words.drawer.noRows}
      />
    </div>
  )
}

/** A share as a field of its class' colour; met ones carry a tick, so that colour is not alone. */
function MatrixCell({ share, met }: { share: number | null; met: boolean }) {
  const more = useResultWords()
  if (share === null) return <span className="soft">{more.complete.none}</span>
  return (
    <span className="matrix-cell">
      <i className={`class-field class-${shareClass(share) + 1}`} aria-hidden="true" />
      {percent(share)}
      {met && (
        <svg viewBox="0 0 12 12" width="11" height="11" className="met-tick" role="img" aria-label={more.complete.met}>
          <path d="M1.500 6.500 4.500 9.500 10.500 2.500" />
        </svg>
      )}
    </span>
  )
}
