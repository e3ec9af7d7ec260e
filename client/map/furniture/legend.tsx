import { DownOutlined, UpOutlined } from '@ant-design/icons'
import { useEffect, useState } from 'react'
import { type FacilityGroup, facilityGroups, facilityRules } from '#planning/rules/facility-rules'
import { distance } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { GroupIcon } from '../../panels/figures/group-icon.tsx'
import { coverageRun } from '../../state/coverage-run.ts'
import { useStore } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'
import { view } from '../../state/view.ts'
import { LegendLine } from './legend-line.tsx'
import { ShareLegend } from './share-legend.tsx'

/** The signs that the map uses now. */
export function Legend({ folded }: { folded: boolean }) {
  const words = useWords()
  const language = useStore(preferences, (state) => state.language)
  const { panel, question, shading, showGaps, showDemand } = useStore(view, (state) => state)
  const result = useStore(coverageRun, (run) => run.result)
  const [open, setOpen] = useState(!folded)
  useEffect(() => setOpen(!folded), [folded])
  const answered = result !== null && panel !== 'data'
  const groups = (Object.keys(facilityGroups) as FacilityGroup[]).filter(
    (group) => panel !== 'coverage' || question.categories.some((category) => facilityRules[category].group === group),
  )
  return (
    <section className={open ? 'legend' : 'legend folded'} aria-label={words.legend.title}>
      <button
        type="button"
        className="legend-head"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        title={open ? words.legend.close : words.legend.open}
      >
        {words.legend.title}
        {open ? <DownOutlined aria-hidden /> : <UpOutlined aria-hidden />}
      </button>
      {open && (
        <div className="legend-body">
          {answered && shading === 'bands' && (
            <>
              <h3>{result.parameters.categories.length > 1 ? words.legend.bandsSeveral : words.legend.bands}</h3>
              <ul>
                {result.bands.map((band, index) => (
                  <li key={`${band.minutes} ${band.meters}`}>
                    <i className={`swatch band-${Math.min(4, index + 1)}`} />
                    {words.coverage.bandLine(String(band.minutes), distance(band.meters))}
                  </li>
                ))}
              </ul>
            </>
          )}
          {answered && shading === 'shares' && <ShareLegend />}
          {answered && showGaps && <LegendLine sign="gap">{words.legend.gap}</LegendLine>}
          {answered && showDemand && (
            <>
              <LegendLine sign="demand-covered">
                {words.legend.demand}: {words.legend.demandCovered}
              </LegendLine>
              <LegendLine sign="demand-uncovered">
                {words.legend.demand}: {words.legend.demandUncovered}
              </LegendLine>
            </>
          )}
          <h3>{words.legend.facilities}</h3>
          <ul>
            {groups.map((group) => (
              <li key={group}>
                <GroupIcon group={group} size={16} /> {facilityGroups[group][language]}
              </li>
            ))}
            <li>
              <GroupIcon group={groups[0] ?? 'public'} hollow size={16} /> {words.legend.planned}
            </li>
          </ul>
          <details open={!answered}>
            <summary>{words.legend.ground}</summary>
            <LegendLine sign="border-county">{words.levels.county}</LegendLine>
            <LegendLine sign="border-town">{words.levels.town}</LegendLine>
            <LegendLine sign="border-village">{words.levels.village}</LegendLine>
            <LegendLine sign="footpath">{words.legend.footpath}</LegendLine>
            <LegendLine sign="river">{words.barriers.river}</LegendLine>
            <LegendLine sign="railway">{words.barriers.railway}</LegendLine>
            <LegendLine sign="wall">{words.barriers.wall}</LegendLine>
          </details>
        </div>
      )}
    </section>
  )
}
