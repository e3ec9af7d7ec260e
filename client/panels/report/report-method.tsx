import type { CoverageResult } from '#contract/coverage'
import { decimal, distance } from '../../i18n/numbers.ts'
import { useResultWords } from '../../i18n/result-words.ts'
import { useStore } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'

/** How it was computed and what it does not say, in small print. */
export function ReportMethod({ result }: { result: CoverageResult }) {
  const more = useResultWords()
  const language = useStore(preferences, (state) => state.language)
  return (
    <footer className="report-method">
      <h2>{more.report.method}</h2>
      <p>
        {more.report.methodText(decimal(result.speedKmh), distance(result.snapping.limitMeters))} {more.report.limitsText}{' '}
        {more.report.marksText} {result.warnings.map((warning) => warning[language]).join(' ')}
      </p>
    </footer>
  )
}
