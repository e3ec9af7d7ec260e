import { lazy, Suspense } from 'react'
import { App } from './app.tsx'
import { useWords } from './i18n/words.ts'
import { useStore } from './state/create-store.ts'
import { view } from './state/view.ts'

const ReportPage = lazy(() => import('./panels/report/report-page.tsx'))
const MergeReportPage = lazy(() => import('./panels/merges/report/merge-report-page.tsx'))

/** The page, or in its place the printable report that the address names. */
export function Root() {
  const words = useWords()
  const { report, mergeReport } = useStore(view, (state) => state)
  if (report === null && mergeReport === null) return <App />
  return (
    <Suspense fallback={<p className="panel-loading">{words.panel.loading}</p>}>
      {report !== null ? (
        <ReportPage key={`${report.resultId} ${report.divisionId}`} resultId={report.resultId} divisionId={report.divisionId} />
      ) : (
        <MergeReportPage key={mergeReport!.mergeId} mergeId={mergeReport!.mergeId} proposal={mergeReport!.proposal} />
      )}
    </Suspense>
  )
}
