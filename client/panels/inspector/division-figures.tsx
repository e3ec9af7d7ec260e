import { AimOutlined, ExpandOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { DivisionProperties } from '#contract/divisions'
import type { Problem } from '#contract/problems'
import { api, isAbort, problemOf } from '../../api.ts'
import { area, count, day, percent } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { coverageRun } from '../../state/coverage-run.ts'
import { useStore } from '../../state/create-store.ts'
import { showDivision } from '../../state/open-division.ts'
import { pick } from '../../state/selection.ts'
import { view } from '../../state/view.ts'
import { Figure } from '../figures/figure.tsx'
import { ProblemNotice } from '../figures/problem-notice.tsx'

/** A division's figures, its share in the answer at hand, and the way to ask about it alone. */
export function DivisionFigures({ id, named }: { id: string; named: boolean }) {
  const words = useWords()
  const [division, setDivision] = useState<DivisionProperties | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const result = useStore(coverageRun, (run) => run.result)
  const covered = result?.divisions.find((row) => row.divisionId === id)

  useEffect(() => {
    const controller = new AbortController()
    setProblem(null)
    api
      .division(id, controller.signal)
      .then((feature) => setDivision(feature.properties))
      .catch((error) => !isAbort(error) && setProblem(problemOf(error)))
    return () => controller.abort()
  }, [id])

  if (problem) return <ProblemNotice problem={problem} />
  if (!division || division.id !== id) return <p className="panel-loading">{words.panel.loading}</p>
  const known = (value: number | null): string => (value === null ? words.figures.unknown : count(value))
  const ask = (): void => {
    view.set({ panel: 'coverage', panelOpen: true, question: { ...view.get().question, within: id } })
    pick(null)
  }
  return (
    <section>
      {named && (
        <h3 className="division-name data-name" lang="zh-CN">
          {division.name}
        </h3>
      )}
      <p className="tags">
        <span className="tag">{words.levels[division.level]}</span>
        <span className="tag">{words.kinds[division.kind]}</span>
        {division.synthetic && <span className="tag tag-synthetic">{words.inspector.synthetic}</span>}
      </p>
      <dl className="figures two">
        <Figure
          name={words.figures.population}
          value={known(division.population)}
          definition={words.define.population}
          source={words.define.sourceDemand}
          mark="D"
        />
        <Figure
          name={words.figures.households}
          value={known(division.households)}
          definition={words.define.households}
          source={words.define.sourceDemand}
          mark="D"
        />
        <Figure
          name={words.figures.area}
          value={area(division.areaSquareMeters)}
          definition={words.define.area}
          source={words.define.sourceDivision}
          mark="D"
        />
        {covered && covered.coveredShare !== null && (
          <Figure
            name={words.figures.share}
            value={percent(covered.coveredShare)}
            definition={words.define.share}
            source={words.define.sourceResult}
            mark="D"
          />
        )}
      </dl>
      <dl className="facts">
        <dt>{words.inspector.code}</dt>
        <dd>
          <code>{division.code}</code>
        </dd>
        <dt>{words.inspector.since}</dt>
        <dd>{day(division.validFrom)}</dd>
      </dl>
      <div className="inspector-actions">
        <Button type="primary" icon={<AimOutlined aria-hidden />} onClick={ask} block>
          {words.inspector.coverageOf}
        </Button>
        <Button icon={<ExpandOutlined aria-hidden />} onClick={() => void showDivision(id)} block>
          {words.inspector.showIn}
        </Button>
      </div>
    </section>
  )
}
