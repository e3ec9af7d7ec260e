import type { CoverageResult, CoverageTotals } from '#contract/coverage'
import { facilityRules } from '#planning/rules/facility-rules'
import { serviceRadius } from '#planning/rules/living-circles'
import { count, distance, minutesOf, percent } from '../../i18n/numbers.ts'
import { useResultWords } from '../../i18n/result-words.ts'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'
import { useCategoryName } from '../figures/category-name.ts'
import { shareClass } from '../results/tables/share-cell.tsx'

type CategoryLimit = CoverageResult['limits'][number]

/** More categories than this stand in two columns, with their sources as notes below. */
const mostInOneColumn = 8

/** Each category: the standard's radius with source and certainty, the limit that was used, and how many it covers. */
export function ReportCategories({ result, figures }: { result: CoverageResult; figures: CoverageTotals }) {
  const more = useResultWords()
  const language = useStore(preferences, (state) => state.language)
  const { limits } = result
  const half = Math.ceil(limits.length / 2)
  const oneLimit = limits.every((limit) => limit.meters === limits[0].meters && limit.mark === limits[0].mark)
  const sources = [...new Set(limits.map((limit) => serviceRadius(limit.category).source[language]))]
  return (
    <section>
      <h2>
        {more.report.categories}
        {oneLimit && (
          <span className="report-limit">
            {more.report.used} ≤ {distance(limits[0].meters)} <Mark mark={limits[0].mark} />
          </span>
        )}
      </h2>
      {limits.length <= mostInOneColumn ? (
        <CategoryTable limits={limits} figures={figures} noted={null} oneLimit={oneLimit} />
      ) : (
        <>
          <div className="report-pair">
            <CategoryTable limits={limits.slice(0, half)} figures={figures} noted={sources} oneLimit={oneLimit} />
            <CategoryTable limits={limits.slice(half)} figures={figures} noted={sources} oneLimit={oneLimit} />
          </div>
          <p className="report-more">
            {more.report.source}: {sources.map((source, index) => `[${index + 1}] ${source}`).join('; ')}
          </p>
        </>
      )}
    </section>
  )
}

/** `noted`: the sources that stand as notes below, named here by their numbers; null: each source in its row, with all figures. */
function CategoryTable({
  limits,
  figures,
  noted,
  oneLimit,
}: {
  limits: readonly CategoryLimit[]
  figures: CoverageTotals
  noted: readonly string[] | null
  oneLimit: boolean
}) {
  const words = useWords()
  const more = useResultWords()
  const nameOf = useCategoryName()
  const language = useStore(preferences, (state) => state.language)
  const full = noted === null
  return (
    <table className={full ? 'report-table' : 'report-table dense'}>
      <thead>
        <tr>
          <th scope="col">{more.report.category}</th>
          <th scope="col" className="end">
            {more.report.standard}
          </th>
          {full && <th scope="col">{more.report.source}</th>}
          {!oneLimit && (
            <th scope="col" className="end">
              {more.report.used}
            </th>
          )}
          {full && (
            <th scope="col" className="end">
              {more.report.inside}
            </th>
          )}
          {full && (
            <th scope="col" className="end">
              {more.report.coveredPeople}
            </th>
          )}
          <th scope="col" className="end">
            {more.report.covered}
          </th>
          <th scope="col" className="end">
            {more.report.mean}
          </th>
        </tr>
      </thead>
      <tbody>
        {limits.map((limit) => {
          const row = figures.categories[limit.category]
          const standard = serviceRadius(limit.category)
          const source = standard.source[language]
          return (
            <tr key={limit.category}>
              <th scope="row">{nameOf(limit.category)}</th>
              <td className="end">
                {distance(standard.meters)}
                {noted && (
                  <>
                    {' '}
                    <Mark mark={standard.mark} /> [{noted.indexOf(source) + 1}]
                  </>
                )}
              </td>
              {full && (
                <td className="source">
                  {source} <Mark mark={standard.mark} />
                </td>
              )}
              {!oneLimit && (
                <td className="end">
                  {distance(limit.meters)} {full && limit.mark !== standard.mark && <Mark mark={limit.mark} />}
                </td>
              )}
              {full && <td className="end">{count(row?.facilities ?? 0)}</td>}
              {full && <td className="end">{count(row?.coveredPopulation ?? 0)}</td>}
              <td className="end">
                {row?.coveredShare == null ? (
                  words.figures.none
                ) : (
                  <>
                    <i className={`class-field class-${shareClass(row.coveredShare) + 1}`} /> <b>{percent(row.coveredShare)}</b>
                    {full && <OfGroup category={limit.category} figures={figures} />}
                  </>
                )}
              </td>
              <td className="end">
                {row?.meanSeconds == null ? words.figures.none : `${minutesOf(row.meanSeconds)} ${more.report.minutes}`}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** The share of the people that the category is for, where it is not for everybody. */
function OfGroup({ category, figures }: { category: CategoryLimit['category']; figures: CoverageTotals }) {
  const words = useWords()
  const { ageGroup } = facilityRules[category]
  const { groupPopulation = null, coveredGroupPopulation = null } = figures.categories[category] ?? {}
  if (ageGroup === null || !groupPopulation) return null
  return (
    <span className="of-group">
      {words.ages[ageGroup]} {percent((coveredGroupPopulation ?? 0) / groupPopulation)}
    </span>
  )
}

function Mark({ mark }: { mark: CategoryLimit['mark'] }) {
  const words = useWords()
  return <span className={`mark mark-${mark.toLowerCase()}`}>{words.marks[mark].label}</span>
}
