import { useMemo } from 'react'
import type { CoverageResult, GapProperties } from '#contract/coverage'
import { facilityRules } from '#planning/rules/facility-rules'
import { count, distance, minutesOf } from '../../../i18n/numbers.ts'
import { useResultWords } from '../../../i18n/result-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { flyTo } from '../../../map/map-camera.ts'
import { coverageRun } from '../../../state/coverage/coverage-run.ts'
import { gapsShown } from '../../../state/coverage/gaps-shown.ts'
import { useStore } from '../../../state/create-store.ts'
import { pick, selection } from '../../../state/selection.ts'
import { view } from '../../../state/view.ts'
import { useCategoryName } from '../../figures/category-name.ts'
import { Explain } from '../../figures/explain.tsx'
import { GroupIcon } from '../../figures/group-icon.tsx'
import { byNumber, byText, type Column, DataTable } from './data-table.tsx'
import { NameButton } from './name-button.tsx'

/** The uncovered places, most people first; choosing one flies there. */
export function GapList({ result, room }: { result: CoverageResult; room: number }) {
  const words = useWords()
  const more = useResultWords()
  const nameOf = useCategoryName()
  const gaps = useStore(coverageRun, (run) => run.gaps)
  const category = useStore(view, (state) => state.category)
  const picked = useStore(selection, (state) => (state.picked?.kind === 'gap' ? String(state.picked.gap.rank) : null))
  const rows = useMemo(() => gapsShown(gaps, category).map((feature) => feature.properties), [gaps, category])
  const go = (gap: GapProperties): void => {
    pick({ kind: 'gap', gap })
    flyTo(gap.center[0], gap.center[1], 15.5)
  }
  const dataName = (name: string | null) => (
    <span className="data-name" lang="zh-CN">
      {name ?? words.figures.none}
    </span>
  )
  const columns: Column<GapProperties>[] = [
    {
      key: 'name',
      name: words.drawer.place,
      width: 170,
      compare: byText((gap) => gap.name),
      render: (gap) => (
        <>
          <span className="rank">{gap.rank}</span>
          <NameButton name={gap.name} onClick={() => go(gap)} />
        </>
      ),
    },
    {
      key: 'population',
      name: words.figures.population,
      width: 96,
      align: 'end',
      compare: byNumber((gap) => gap.population),
      render: (gap) => count(gap.population),
    },
    {
      key: 'households',
      name: words.figures.households,
      width: 110,
      align: 'end',
      compare: byNumber((gap) => gap.households),
      render: (gap) => count(gap.households),
    },
    {
      key: 'division',
      name: words.drawer.division,
      width: 132,
      compare: byText((gap) => gap.divisionName ?? ''),
      render: (gap) => dataName(gap.divisionName),
    },
    ...(result.parameters.categories.length > 1
      ? [
          {
            key: 'category',
            name: words.inspector.category,
            width: 176,
            compare: byText((gap: GapProperties) => nameOf(gap.category)),
            render: (gap: GapProperties) => (
              <span className="with-icon">
                <GroupIcon group={facilityRules[gap.category].group} size={14} /> {nameOf(gap.category)}
              </span>
            ),
          },
        ]
      : []),
    {
      key: 'nearest',
      name: words.drawer.nearest,
      width: 190,
      compare: byText((gap) => gap.nearestFacilityName ?? ''),
      render: (gap) => dataName(gap.nearestFacilityName),
    },
    {
      key: 'way',
      name: words.drawer.way,
      width: 160,
      align: 'end',
      compare: byNumber((gap) => gap.nearestMeters ?? 1e9),
      render: (gap) =>
        gap.nearestMeters === null || gap.nearestSeconds === null
          ? words.drawer.noWay
          : `${distance(gap.nearestMeters)} · ${minutesOf(gap.nearestSeconds)} ${words.units.minutes}`,
    },
  ]
  return (
    <div className="tab-body">
      <div className="tab-tools">
        <Explain definition={words.define.gaps} source={words.define.sourceResult} mark="D">
          {words.figures.places(count(rows.length))}
        </Explain>
        <span className="soft">{words.drawer.gapHint}</span>
      </div>
      <DataTable<GapProperties>
        caption={more.table.caption(words.drawer.gaps)}
        columns={columns}
        rows={rows}
        keyOf={(gap) => String(gap.rank)}
        height={room - 46}
        sort={{ key: 'population', descending: true }}
        chosen={picked}
        onOpen={go}
        empty={words.drawer.noGaps}
      />
    </div>
  )
}
