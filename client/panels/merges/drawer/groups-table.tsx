import { useMemo, useState } from 'react'
import type { Merge, MergeGroupAnswer, MergeProposal } from '#contract/merges/merge-answer'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { count, minutesOf } from '../../../i18n/numbers.ts'
import { showBox } from '../../../map/map-camera.ts'
import { useStore } from '../../../state/create-store.ts'
import { mergeFocus } from '../../../state/merges/merge-focus.ts'
import { mergeRun } from '../../../state/merges/merge-run.ts'
import { boxOfGroup } from '../../../state/merges/merge-shapes.ts'
import { preferences } from '../../../state/preferences.ts'
import { Segments } from '../../controls/segments.tsx'
import { byNumber, byText, type Column, DataTable } from '../../results/tables/data-table.tsx'
import { NameButton } from '../../results/tables/name-button.tsx'
import { GroupActions } from './group-actions.tsx'

const toolsHeight = 50
const detailHeight = 180

/** Shows a merged division on the map, once its outline is there. */
function showGroup(id: string): void {
  const box = boxOfGroup(id)
  if (box) showBox(box)
}

/** One row a division that is left: what it is made of, its people and ways; a press shows its reasons and what can be said of it. */
export function GroupsTable({ merge, proposal, room }: { merge: Merge; proposal: MergeProposal | null; room: number }) {
  const words = useMergeWords()
  const { table, figures } = words
  const language = useStore(preferences, (state) => state.language)
  const focused = useStore(mergeFocus, (focus) => focus.group)
  const names = useStore(mergeRun, (run) => run.names)
  const [only, setOnly] = useState<'merged' | 'all'>('merged')
  const nameOf = useMemo(() => new Map(merge.units.map(({ unitId, name }) => [unitId, name])), [merge.units])
  const groups = proposal?.groups ?? []
  const rows = only === 'merged' ? groups.filter(({ unitIds }) => unitIds.length > 1) : groups
  const open = ({ centreUnitId }: MergeGroupAnswer): void => {
    mergeFocus.set({ group: centreUnitId })
    showGroup(centreUnitId)
  }
  const way = (seconds: number | null): string => (seconds === null ? figures.none : figures.minutes(minutesOf(seconds)))
  const number = (
    key: string,
    name: string,
    width: number,
    value: (group: MergeGroupAnswer) => number | null,
    text: (group: MergeGroupAnswer) => string,
  ): Column<MergeGroupAnswer> => ({
    key,
    name,
    width,
    align: 'end',
    compare: byNumber(value),
    render: text,
  })
  const members = ({ unitIds }: MergeGroupAnswer): string => unitIds.map((id) => nameOf.get(id) ?? '').join('、')
  const columns: Column<MergeGroupAnswer>[] = [
    {
      key: 'name',
      name: table.name,
      width: 150,
      compare: byText(({ name }) => name),
      render: (group) => <NameButton name={names[group.centreUnitId] ?? group.name} onClick={() => open(group)} />,
    },
    {
      key: 'members',
      name: table.members,
      width: 240,
      compare: byText(members),
      render: (group) => (
        <span className="data-name" lang="zh-CN" title={members(group)}>
          {members(group)}
        </span>
      ),
    },
    number(
      'units',
      table.units,
      80,
      ({ unitIds }) => unitIds.length,
      ({ unitIds }) => count(unitIds.length),
    ),
    number(
      'population',
      table.population,
      100,
      ({ population }) => population,
      ({ population }) => count(population),
    ),
    number(
      'mean',
      table.mean,
      150,
      ({ waysAfter }) => waysAfter.meanSeconds,
      ({ waysBefore, waysAfter }) =>
        waysBefore.meanSeconds === null ? figures.none : `${minutesOf(waysBefore.meanSeconds)} → ${way(waysAfter.meanSeconds)}`,
    ),
    number(
      'worst',
      table.worst,
      110,
      ({ waysAfter }) => waysAfter.worstSeconds,
      ({ waysAfter }) => way(waysAfter.worstSeconds),
    ),
    {
      key: 'reasons',
      name: table.reasons,
      width: 420,
      compare: byText(({ reasons }) => reasons.map(({ text }) => text[language]).join()),
      render: ({ reasons }) => {
        const text = reasons.map((reason) => reason.text[language]).join(' · ')
        return (
          <span className="data-name" title={text}>
            {text}
          </span>
        )
      },
    },
  ]
  const chosen = groups.find(({ unitIds }) => focused !== null && unitIds.includes(focused)) ?? null
  return (
    <div className="tab-body">
      <div className="tab-tools">
        <Segments<'merged' | 'all'>
          label={table.name}
          value={only}
          onChange={setOnly}
          options={[
            { value: 'merged', label: table.onlyMerged },
            { value: 'all', label: table.all },
          ]}
        />
        <span className="soft">{table.hint}</span>
      </div>
      {chosen && <GroupActions key={chosen.centreUnitId} merge={merge} group={chosen} />}
      <DataTable<MergeGroupAnswer>
        caption={words.tabs.groups}
        columns={columns}
        rows={rows}
        keyOf={({ centreUnitId }) => centreUnitId}
        height={Math.max(100, room - toolsHeight - (chosen ? detailHeight : 0))}
        sort={{ key: 'units', descending: true }}
        chosen={chosen?.centreUnitId ?? null}
        onOpen={open}
        empty={table.empty}
      />
    </div>
  )
}
