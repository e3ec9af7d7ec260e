import { lazy, Suspense } from 'react'
import { App } from './app.tsx'
import { useWords } from './i18n/words.ts'
import { useStore } from './state/create-store.ts'
import { view } from './state/view.ts'

const ReportPage = lazy(() => import('./panels/report/report-page.tsx'))

/** The page, or in its place the printable report that the address names. */
export function Root() {
  const words = useWords()
  const report = useStore(view, (state) => state.report)
  if (report === null) return <App />
  return (
    <Suspense fallback={<p className="panel-loading">{words.panel.loading}</p>}>
      <ReportPage key={`${report.resultId} ${report.divisionId}`} resultId={report.resultId} divisionId={report.divisionId} />
    </Suspense>
  )
}
