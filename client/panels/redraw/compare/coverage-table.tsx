import { boxOf } from '#planning/geodesy/box-of'
import type { PlanDiff } from '#planning/plans/diff-types'
import { outlineOfDivision } from '#planning/plans/plan-state'
import type { DivisionLevel } from '#planning/types'
import { type CoveredSide, coverageChanges, coveredInAll } from '../../../editing/compare/coverage-changes.ts'
import type { CoverageSides } from '../../../editing/compare/coverage-comparison.ts'
import { editor } from '../../../editing/editor.ts'
import { count, percent } from '../../../i18n/numbers.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { showBox } from '../../../map/map-camera.ts'
import { useStore } from '../../../state/create-store.ts'
import { planDesk, stateNow } from '../../../state/plans/plan-desk.ts'
import { useCategoryName } from '../../figures/category-name.ts'
import { signedPoints } from '../../results/compare/signed-points.ts'
import { NameButton } from '../../results/tables/name-button.tsx'

const most = 200
/** A change of share that is no more than rounding. */
const leastChange = 5e-7

/** Brings a division of the plan into view, chosen. */
function show(id: string): void {
  const state = stateNow()
  if (!state?.divisions.has(id)) return
  editor.set({ selected: [id] })
  showBox(boxOf(outlineOfDivision(state, id)))
}

/** One row a changed division: who is covered before and after, and by how much the share differs; the greatest loss first. */
export function CoverageTable({ diff, level, sides }: { diff: PlanDiff; level: DivisionLevel; sides: CoverageSides }) {
  const words = useRedrawWords()
  const page = useWords()
  const nameOf = useCategoryName()
  const { desk } = useStore(planDesk, (now) => now)
  const { question, before, after } = sides
  const rows = coverageChanges(diff, level, before, after)
  const changed = rows.flatMap(({ change }) => (change !== null && Math.abs(change) > leastChange ? [change] : []))
  const [was, is] = [coveredInAll(before), coveredInAll(after)]
  const { categories, mode, minutes } = question
  const what = categories.length > 2 ? page.sentence.several(categories.length) : categories.map(nameOf).join(page.comma)
  const isBehind = desk !== null && (desk.strokes.length > 0 || desk.version !== sides.version)
  const known = stateNow()?.divisions
  return (
    <>
      <p role="status" className="coverage-told">
        <b>{page.sentence.question(what, mode, minutes)}</b>
        <br />
        {rows.some(({ change }) => change !== null) &&
          words.coverage.told(count(changed.filter((by) => by > 0).length), count(changed.filter((by) => by < 0).length))}
        {words.coverage.inAll(
          was.covered === is.covered ? null : count(was.covered),
          count(is.covered),
          is.share === null ? page.figures.none : percent(is.share),
        )}
      </p>
      {isBehind && <p className="hint">{words.coverage.behind}</p>}
      {rows.length > 0 && (
        <div className="moves coverage-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{words.compare.divisions}</th>
                <th scope="col">{words.compare.beforeSide}</th>
                <th scope="col">{words.compare.afterSide}</th>
                <th scope="col">{words.coverage.points}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, most).map(({ id, name, what: becomes, before: old, after: now, change }) => (
                <tr key={id}>
                  <th scope="row" className="division">
                    {known?.has(id) ? (
                      <NameButton name={name} onClick={() => show(id)} />
                    ) : (
                      <span className="data-name" lang="zh-CN">
                        {name}
                      </span>
                    )}
                  </th>
                  <SideCell side={old} without={becomes === 'appears' ? words.compare.what.appears : null} />
                  <SideCell side={now} without={becomes === 'ends' ? words.compare.what.ends : null} />
                  <td className={change !== null && change < -leastChange ? 'loses' : undefined}>
                    {change === null ? '–' : Math.abs(change) <= leastChange ? words.coverage.same : signedPoints(change)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > most && <p className="hint">{words.coverage.more(count(rows.length - most))}</p>}
    </>
  )
}

/** Share and people who are covered; on a side that does not have the division, why. */
function SideCell({ side, without }: { side: CoveredSide | null; without: string | null }) {
  const words = useRedrawWords()
  if (side === null) return <td className="soft">{without ?? '–'}</td>
  if (side.share === null) return <td className="soft">{words.coverage.nobody}</td>
  return (
    <td>
      {percent(side.share)}
      <span className="of">{words.coverage.of(count(side.covered), count(side.population))}</span>
    </td>
  )
}
