import { lazy, Suspense } from 'react'
import { type FacilityGroup, facilityGroups, facilityRules } from '#planning/rules/facility-rules'
import { distance } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { GroupIcon } from '../../panels/figures/group-icon.tsx'
import { campaignRun } from '../../state/campaigns/campaign-run.ts'
import { coverageRun } from '../../state/coverage/coverage-run.ts'
import { useStore } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'
import { sitingForm } from '../../state/sitings/siting-form.ts'
import { view } from '../../state/view.ts'
import { showsCoverage } from '../../state/view-types.ts'
import { LegendFrame } from './legend-frame.tsx'
import { LegendLine } from './legend-line.tsx'
import { ShareLegend } from './share-legend.tsx'

const GridsLegend = lazy(() => import('../../panels/grids/grids-legend.tsx'))
const SitingsLegend = lazy(() => import('../../panels/sitings/sitings-legend.tsx'))
const MergesLegend = lazy(() => import('../../panels/merges/merges-legend.tsx'))
const CampaignsLegend = lazy(() => import('../../panels/redraw/campaigns/campaigns-legend.tsx'))
const SupplyLegend = lazy(() => import('../../panels/results/supply/supply-legend.tsx'))
const ChangeLegend = lazy(() => import('../../panels/results/compare/change-legend.tsx'))

/** The signs that the map uses now. */
export function Legend({ folded }: { folded: boolean }) {
  const words = useWords()
  const { panel, question, shading, showGaps, showDemand, compareId, planId } = useStore(view, (state) => state)
  const result = useStore(coverageRun, (run) => run.result)
  const answered = result !== null && showsCoverage(panel)
  const sited = useStore(sitingForm, (form) => form.category)
  const categories = panel === 'coverage' ? question.categories : panel === 'sitings' ? [sited] : null
  const campaigns = useStore(campaignRun, (run) => run.dashboard !== null) && panel === 'redraw' && planId === null
  const groups = (Object.keys(facilityGroups) as FacilityGroup[]).filter(
    (group) => categories === null || categories.some((category) => facilityRules[category].group === group),
  )
  return (
    <LegendFrame folded={folded}>
      {panel === 'grids' && (
        <Suspense>
          <GridsLegend />
        </Suspense>
      )}
      {panel === 'sitings' && (
        <Suspense>
          <SitingsLegend />
        </Suspense>
      )}
      {panel === 'merges' && (
        <Suspense>
          <MergesLegend />
        </Suspense>
      )}
      {campaigns && (
        <Suspense>
          <CampaignsLegend />
        </Suspense>
      )}
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
      {answered && (shading === 'shares' || (shading === 'change' && compareId === null)) && <ShareLegend />}
      {answered && shading === 'change' && compareId !== null && (
        <Suspense>
          <ChangeLegend />
        </Suspense>
      )}
      {answered && shading === 'supply' && (
        <Suspense>
          <SupplyLegend />
        </Suspense>
      )}
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
      {!campaigns && <FacilityLegend groups={groups} />}
      <details>
        <summary>{words.legend.ground}</summary>
        <LegendLine sign="border-county">{words.levels.county}</LegendLine>
        <LegendLine sign="border-town">{words.levels.town}</LegendLine>
        <LegendLine sign="border-village">{words.levels.village}</LegendLine>
        <LegendLine sign="water">{words.places.land.water}</LegendLine>
        <LegendLine sign="woods">{words.places.land.woods}</LegendLine>
        <LegendLine sign="building">{words.places.land.building}</LegendLine>
        <LegendLine sign="footpath">{words.legend.footpath}</LegendLine>
        <LegendLine sign="railway">{words.barriers.railway}</LegendLine>
        <LegendLine sign="wall">{words.barriers.wall}</LegendLine>
      </details>
    </LegendFrame>
  )
}

/** The pins of facilities. */
function FacilityLegend({ groups }: { groups: readonly FacilityGroup[] }) {
  const words = useWords()
  const language = useStore(preferences, (state) => state.language)
  return (
    <>
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
        <li>
          <svg className="group-icon" viewBox="0 0 24 24" width="16" height="16" aria-hidden="true">
            <circle cx="12" cy="12" r="10" fill="var(--surface)" stroke="var(--group-public)" strokeWidth="3" />
            <text x="12" y="16.5" textAnchor="middle" fontSize="13" fill="var(--text)">
              9
            </text>
          </svg>
          {words.places.crossTown}
        </li>
      </ul>
    </>
  )
}
