import { useMemo, useState } from 'react'
import type { Siting } from '#contract/sitings/siting-answer'
import { type DivisionLevel, divisionLevels } from '#planning/types'
import { count, distance, signed } from '../../../i18n/numbers.ts'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { useStore } from '../../../state/create-store.ts'
import { showDivision } from '../../../state/open-division.ts'
import { siteTrial } from '../../../state/sitings/site-trial.ts'
import { Choice } from '../../controls/choice.tsx'
import { byNumber, byText, type Column, DataTable } from '../../results/tables/data-table.tsx'
import { NameButton } from '../../results/tables/name-button.tsx'
import { ShareCell } from '../../results/tables/share-cell.tsx'

type Row = Siting['divisions'][number]

const toolsHeight = 50

/** One row a division: who is covered now and after; in step with sites that are moved by hand. */
export function SitingDivisions({ siting, room }: { siting: Siting; room: number }) {
  const { divisions: words, figures } = useSitingWords()
  const { levels: levelNames } = useWords()
  const trial = useStore(siteTrial, (state) => state.answer)
  const levels = divisionLevels.filter((each) => siting.divisions.some(({ level }) => level === each))
  const [wanted, setWanted] = useState<DivisionLevel>('village')
  const level = levels.includes(wanted) ? wanted : levels.at(-1)
  const rows = useMemo(() => {
    const moved = new Map(trial?.divisions.map(({ divisionId, after }) => [divisionId, after]))
    return siting.divisions
      .filter((row) => row.level === level)
      .map((row): Row => ({ ...row, after: moved.get(row.divisionId) ?? row.after }))
  }, [siting, trial, level])
  if (!level) return <p className="empty tab-body">{words.empty}</p>
  const gained = ({ before, after }: Row): number => after.covered - before.covered
  const way = (meters: number | null): string => (meters === null ? figures.none : distance(meters))
  const number = (key: string, name: string, width: number, value: (row: Row) => number, text = count) => ({
    key,
    name,
    width,
    align: 'end' as const,
    compare: byNumber<Row>(value),
    render: (row: Row) => text(value(row)),
  })
  const columns: Column<Row>[] = [
    {
      key: 'name',
      name: words.name,
      width: 130,
      compare: byText(({ name }) => name),
      render: ({ name, divisionId }) => <NameButton name={name} onClick={() => void showDivision(divisionId)} />,
    },
    number('people', words.people, 100, ({ after }) => after.people),
    number('before', words.before, 104, ({ before }) => before.covered),
    number('after', words.after, 118, ({ after }) => after.covered),
    number('gained', words.gained, 76, gained, signed),
    {
      key: 'shareBefore',
      name: words.shareBefore,
      width: 138,
      compare: byNumber(({ before }) => before.coveredShare),
      render: ({ before }) => <ShareCell share={before.coveredShare} />,
    },
    {
      key: 'shareAfter',
      name: words.shareAfter,
      width: 138,
      compare: byNumber(({ after }) => after.coveredShare),
      render: ({ after }) => <ShareCell share={after.coveredShare} />,
    },
    {
      key: 'mean',
      name: words.mean,
      width: 176,
      align: 'end',
      compare: byNumber(({ after }) => after.meanMeters),
      render: ({ before, after }) => words.arrow(way(before.meanMeters), way(after.meanMeters)),
    },
  ]
  return (
    <div className="tab-body">
      <div className="tab-tools">
        <Choice<DivisionLevel>
          label={words.level}
          value={level}
          options={levels.map((each) => ({ value: each, label: levelNames[each] }))}
          onChange={setWanted}
        />
      </div>
      <DataTable<Row>
        caption={words.caption}
        columns={columns}
        rows={rows}
        keyOf={({ divisionId }) => divisionId}
        height={room - toolsHeight}
        sort={{ key: 'gained', descending: true }}
        onOpen={({ divisionId }) => void showDivision(divisionId)}
        empty={words.empty}
      />
    </div>
  )
}
