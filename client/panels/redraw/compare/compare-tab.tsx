import { useEffect } from 'react'
import { compare } from '../../../editing/compare/compare-with.ts'
import { type CompareMode, compareModes, comparison, isDay } from '../../../editing/compare/plan-comparison.ts'
import { editor } from '../../../editing/editor.ts'
import { count } from '../../../i18n/numbers.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { useStore } from '../../../state/create-store.ts'
import { today } from '../../../state/places/periods.ts'
import { topOf } from '../../../state/plans/desk.ts'
import { planDesk } from '../../../state/plans/plan-desk.ts'
import { loadPlans, planList } from '../../../state/plans/plan-list.ts'
import { Choice } from '../../controls/choice.tsx'
import { Segments } from '../../controls/segments.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { ProblemNotice } from '../../figures/problem-notice.tsx'
import { CoverageSection } from './coverage-section.tsx'
import { MovesTable } from './moves-table.tsx'

type Kind = 'published' | 'day' | 'plan'

/** The plan beside another map: what to compare with, how to look at it, and who would change division. */
export function CompareTab() {
  const words = useRedrawWords()
  const { from, mode, diff, isBusy, problem } = useStore(comparison, (state) => state)
  const { plan, desk } = useStore(planDesk, (state) => state)
  const level = useStore(editor, (state) => state.level)
  const plans = useStore(planList, (state) => state.plans)
  const state = desk && topOf(desk).state
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared anew whenever one of them is another
  useEffect(() => {
    const timer = setTimeout(() => void compare(), 150)
    return () => clearTimeout(timer)
  }, [from, state, level])
  useEffect(() => void loadPlans(), [])
  const kind: Kind = from === 'published' ? 'published' : isDay(from) ? 'day' : 'plan'
  const others = plans.filter(({ id }) => id !== plan?.id)
  const choose = (next: Kind): void => {
    comparison.set({ from: next === 'published' ? 'published' : next === 'day' ? today() : (others[0]?.id ?? 'published') })
  }
  const kinds: Kind[] = others.length > 0 ? ['published', 'day', 'plan'] : ['published', 'day']
  return (
    <div className="compare">
      <div className="field">
        <span aria-hidden="true">{words.compare.with}</span>
        <Choice<Kind>
          label={words.compare.with}
          value={kind}
          options={kinds.map((value) => ({ value, label: words.compare[value] }))}
          onChange={choose}
        />
      </div>
      {kind === 'day' && (
        <input
          className="text-input"
          type="date"
          aria-label={words.compare.day}
          value={from}
          onChange={(event) => event.target.value && comparison.set({ from: event.target.value })}
        />
      )}
      {kind === 'plan' && (
        <Choice
          label={words.compare.plan}
          value={from}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => comparison.set({ from: id })}
        />
      )}
      <div className="field">
        <span aria-hidden="true">{words.compare.mode}</span>
        <Segments<CompareMode>
          label={words.compare.mode}
          value={mode}
          options={compareModes.map((value) => ({ value, label: words.compare.modes[value] }))}
          onChange={(next) => comparison.set({ mode: next })}
        />
      </div>
      {problem && <ProblemNotice problem={problem} onRetry={() => void compare()} />}
      {isBusy && !diff && <Skeleton lines={5} />}
      {kind === 'day' && (desk?.strokes.length ?? 0) > 0 && <p className="hint">{words.compare.unsent}</p>}
      {diff && level && (
        <>
          <ul className="diff-counts">
            {diff.totals
              .map((total) => ({ total, own: diff.divisions.filter((division) => division.level === total.level) }))
              .filter(({ own }) => own.length > 0)
              .map(({ total, own }) => (
                <li key={total.level}>
                  <LevelLine level={total.level} own={own.map(({ what }) => what)} />
                </li>
              ))}
          </ul>
          <h3>{words.compare.who}</h3>
          <MovesTable moves={diff.moves.filter((move) => move.level === level)} />
          {diff.totals
            .filter((total) => total.level === level && total.population > 0)
            .map((total) => (
              <p key={total.level}>
                {words.compare.total(count(total.households), count(total.population), count(total.buildings))}
              </p>
            ))}
          <CoverageSection diff={diff} level={level} />
        </>
      )}
    </div>
  )
}

function LevelLine({ level, own }: { level: string; own: readonly ('appears' | 'ends' | 'changes')[] }) {
  const words = useRedrawWords()
  const { levels } = useWords()
  const number = (what: string): string => count(own.filter((each) => each === what).length)
  return <>{words.publish.lines(levels[level as keyof typeof levels], number('appears'), number('ends'), number('changes'))}</>
}
