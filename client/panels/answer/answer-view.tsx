import { useEffect, useRef } from 'react'
import type { CoverageResult } from '#contract/coverage'
import { moment } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { PushButton } from '../controls/push-button.tsx'
import { AnswerBasis } from './answer-basis.tsx'
import { AnswerFigures } from './answer-figures.tsx'
import { CategoryLimits } from './category-limits.tsx'
import { ExportButtons } from './export-buttons.tsx'
import { Headline } from './headline.tsx'
import { MapChoices } from './map-choices.tsx'
import { NextSteps } from './next-steps.tsx'
import { PlannedGain } from './planned-gain.tsx'
import { QuestionLine } from './question-line.tsx'

/** The answer: one plain sentence first, then figures, what the map shows, files, and what it rests on. */
export function AnswerView({ result, changed, onEdit }: { result: CoverageResult; changed: boolean; onEdit(): void }) {
  const words = useWords()
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The button that asked is gone by now; who came from the keyboard goes on at the answer.
    if (document.activeElement === document.body) top.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className="answer" ref={top} tabIndex={-1}>
      <div className="asked">
        <QuestionLine parameters={result.parameters} />
        <PushButton small onClick={onEdit}>
          {words.coverage.edit}
        </PushButton>
      </div>
      {changed && <p className="hint">{words.coverage.changed}</p>}
      <Headline result={result} />
      <NextSteps result={result} />
      <AnswerFigures result={result} />
      <CategoryLimits result={result} />
      <PlannedGain result={result} />
      <MapChoices result={result} />
      <ExportButtons result={result} />
      <AnswerBasis result={result} />
      <p className="hint">
        {words.coverage.computedAt(moment(result.computedAt), result.computeSeconds.toFixed(1))} ·{' '}
        {words.coverage.revision(result.revision)}
      </p>
    </div>
  )
}
