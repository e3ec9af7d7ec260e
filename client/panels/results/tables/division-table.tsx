import { useMemo, useState } from 'react'
import type { CoverageDivision, CoverageResult } from '#contract/coverage'
import { facilityRules } from '#planning/rules/facility-rules'
import { count, minutesOf, percent } from '../../../i18n/numbers.ts'
import { useResultWords } from '../../../i18n/result-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { hover } from '../../../state/coverage/hover.ts'
import { useStore } from '../../../state/create-store.ts'
import { openDivision } from '../../../state/open-division.ts'
import { shareBreaks } from '../../../theme/tokens.ts'
import { Choice } from '../../controls/choice.tsx'
import { useCategoryName } from '../../figures/category-name.ts'
import { Explain } from '../../figures/explain.tsx'
import { byNumber, byText, type Column, DataTable } from './data-table.tsx'
import { NameButton } from './name-button.tsx'
import { ShareCell } from './share-cell.tsx'
import { LevelChoice, matchesText, NameFilter } from './table-tools.tsx'
import { useChosenRow, useResultLevel } from './use-result-level.ts'

const classEdges = [0, ...shareBreaks, 1]
const classOf = (share: number): number => shareBreaks.filter((least) => share >= least).length

/** One row a division of the level chosen: people, share, times, each category; sorted, filtered, in step with the map. */
export function DivisionTable({ result, room }: { result: CoverageResult; room: number }) {
  const words = useWords()
  const more = useResultWords()
  const { levels, level } = useResultLevel(result)
  const chosen = useChosenRow(result, level)
  const hovered = useStore(hover, (state) => state.divisionId)
  const [text, setText] = useState('')
  const [share, setShare] = useState('any')
  const all = useMemo(() => result.divisions.filter((row) => row.level === level), [result, level])
  const rows = useMemo(
    () =>
      all.filter(
        (row) =>
          matchesText(row, text) &&
          (share === 'any' || (row.coveredShare !== null && classOf(row.coveredShare) === Number(share))),
      ),
    [all, text, share],
  )
  const columns = useDivisionColumns(result)

  if (level === null) return <p className="empty tab-body">{words.drawer.noDivisions}</p>
  return (
    <div className="tab-body">
      <div className="tab-tools">
        <LevelChoice levels={levels} level={level} />
        <NameFilter value={text} onChange={setText} />
        <Choice
          label={more.table.share}
          value={share}
          onChange={setShare}
          options={[
            { value: 'any', label: more.table.anyShare },
            ...classEdges.slice(0, -1).map((from, index) => ({
              value: String(index),
              label: more.table.shareClass(Math.round(from * 100), Math.round(classEdges[index + 1] * 100)),
            })),
          ]}
        />
        <span className="soft" role="status">
          {more.table.rows(count(rows.length), count(all.length))}
        </span>
      </div>
      <DataTable<CoverageDivision>
        caption={more.table.caption(words.levels[level])}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.divisionId}
        height={room - 50}
        sort={{ key: 'uncovered', descending: true }}
        chosen={chosen}
        hovered={hovered}
        onOpen={(row) => void openDivision(row.divisionId)}
        onHover={(row) => hover.set({ divisionId: row?.divisionId ?? null })}
        empty={words.drawer.noRows}
      />
    </div>
  )
}

function useDivisionColumns(result: CoverageResult): Column<CoverageDivision>[] {
  const words = useWords()
  const nameOf = useCategoryName()
  const { categories } = result.parameters
  // biome-ignore lint/correctness/useExhaustiveDependencies: names change with the words
  return useMemo(() => {
    const time = (seconds: number | null): string => (seconds === null ? words.figures.none : minutesOf(seconds))
    const explained = (name: string, definition: string) => ({
      name,
      head: (
        <Explain definition={definition} mark="D" source={words.define.sourceResult}>
          {name}
        </Explain>
      ),
    })
    return [
      {
        key: 'name',
        name: words.drawer.name,
        width: 144,
        compare: byText((row) => row.name),
        render: (row) => <NameButton name={row.name} onClick={() => void openDivision(row.divisionId)} />,
      },
      {
        key: 'code',
        name: words.drawer.code,
        width: 132,
        compare: byText((row) => row.code),
        render: (row) => <code>{row.code}</code>,
      },
      {
        key: 'population',
        ...explained(words.figures.population, words.define.population),
        width: 100,
        align: 'end',
        compare: byNumber((row) => row.population),
        render: (row) => count(row.population),
      },
      {
        key: 'uncovered',
        ...explained(words.figures.uncovered, words.define.uncovered),
        width: 122,
        align: 'end',
        compare: byNumber((row) => row.population - row.coveredPopulation),
        render: (row) => count(row.population - row.coveredPopulation),
      },
      {
        key: 'share',
        ...explained(words.figures.share, words.define.share),
        width: 154,
        compare: byNumber((row) => row.coveredShare),
        render: (row) => <ShareCell share={row.coveredShare} />,
      },
      {
        key: 'mean',
        ...explained(`${words.figures.mean} (${words.units.minutes})`, words.define.mean),
        width: 156,
        align: 'end',
        compare: byNumber((row) => row.meanSeconds),
        render: (row) => time(row.meanSeconds),
      },
      {
        key: 'p95',
        ...explained(`${words.figures.p95} (${words.units.minutes})`, words.define.p95),
        width: 156,
        align: 'end',
        compare: byNumber((row) => row.p95Seconds),
        render: (row) => time(row.p95Seconds),
      },
      {
        key: 'households',
        ...explained(words.figures.households, words.define.households),
        width: 116,
        align: 'end',
        compare: byNumber((row) => row.households),
        render: (row) => count(row.households),
      },
      ...(categories.length > 1 ? categories : []).map(
        (category): Column<CoverageDivision> => ({
          key: category,
          name: nameOf(category),
          width: 168,
          compare: byNumber((row) => row.categories[category]?.coveredShare),
          render: (row) => <ShareCell share={row.categories[category]?.coveredShare ?? null} />,
        }),
      ),
      ...categories
        .filter((category) => facilityRules[category].ageGroup !== null)
        .map(
          (category): Column<CoverageDivision> => ({
            key: `${category}-group`,
            ...explained(`${nameOf(category)} · ${words.figures.group}`, words.define.group),
            width: 190,
            align: 'end',
            compare: byNumber((row) => groupShare(row, category)),
            render: (row) => {
              const share = groupShare(row, category)
              return share === null ? words.figures.none : percent(share)
            },
          }),
        ),
    ]
  }, [words, result])
}

function groupShare(row: CoverageDivision, category: CoverageResult['parameters']['categories'][number]): number | null {
  const { groupPopulation, coveredGroupPopulation } = row.categories[category] ?? {}
  return groupPopulation ? (coveredGroupPopulation ?? 0) / groupPopulation : null
}
