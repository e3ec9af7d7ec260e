import { useEffect, useState } from 'react'
import { useResultWords } from '../../i18n/result-words.ts'
import { useStore } from '../../state/create-store.ts'
import { chooseLanguage, preferences } from '../../state/preferences.ts'
import { pick } from '../../state/selection.ts'
import { view } from '../../state/view.ts'
import { writeAddress } from '../../state/view-address.ts'
import { applyPalette } from '../../theme/apply-palette.ts'
import { PushButton } from '../controls/push-button.tsx'
import { ProblemNotice } from '../figures/problem-notice.tsx'
import { ReportSheet } from './report-sheet.tsx'
import { type Report, useReport } from './use-report.ts'
import '../../theme/results.css'
import '../../theme/report.css'

/** The printable report of a run, on paper's white whatever the page's dress; with its own few tools, which are not printed. */
export default function ReportPage({ resultId, divisionId }: { resultId: string; divisionId: string | null }) {
  const more = useResultWords()
  const language = useStore(preferences, (state) => state.language)
  const { report, problem } = useReport(resultId, divisionId)
  const prepared = usePrepared(report)
  const [drawn, setDrawn] = useState(false)

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.title = [more.report.title, report?.content.root?.name].filter(Boolean).join(' · ')
  }, [language, more, report])
  useEffect(() => {
    document.documentElement.classList.add('reporting')
    return () => {
      document.documentElement.classList.remove('reporting')
      applyPalette(preferences.get().appearance)
    }
  }, [])

  const back = writeAddress({ ...view.get(), report: null, panel: 'coverage', resultId, map: null })
  return (
    <div className="report-page">
      <nav className="report-tools" aria-label={more.report.toolbar}>
        <a className="push" href={back}>
          {more.report.back}
        </a>
        <PushButton onClick={() => chooseLanguage(language === 'zh' ? 'en' : 'zh')}>
          <span lang={language === 'zh' ? 'en' : 'zh-CN'}>{more.report.language}</span>
        </PushButton>
        <PushButton look="primary" busy={!drawn} onClick={() => print()}>
          {more.report.print}
        </PushButton>
      </nav>
      <main aria-label={more.report.title} data-ready={drawn}>
        {problem && problem.status === 404 && (
          <p className="problem" role="alert">
            {more.report.gone}
          </p>
        )}
        {problem && problem.status !== 404 && <ProblemNotice problem={problem} />}
        {!problem && !prepared && (
          <p className="panel-loading" role="status">
            {more.report.loading}
          </p>
        )}
        {report && prepared && <ReportSheet key={language} report={report} onDrawn={() => setDrawn(true)} />}
      </main>
    </div>
  )
}

/** Puts the view that the report's map shows into the stores: light, shaded for what it is about, nothing but the answer. */
function usePrepared(report: Report | null): boolean {
  const [prepared, setPrepared] = useState(false)
  useEffect(() => {
    if (!report) return
    const { result, content } = report
    preferences.set({ appearance: 'light' })
    applyPalette('light')
    const { categories, minutes = null, mode, counted, within = null, at = null } = result.parameters
    view.set({
      question: { categories, minutes, mode, counted, within },
      at: at === result.computedAt.slice(0, 10) ? null : at,
      panel: 'coverage',
      shading: shadingOf(report),
      level: content.listed.some((row) => row.level === 'village') ? 'village' : content.childLevel,
      category: null,
      showGaps: true,
      showDemand: false,
      map: null,
    })
    pick(content.root === null ? null : { kind: 'division', id: content.root.divisionId })
    setPrepared(true)
  }, [report])
  return prepared
}

/** A county or town shows the share of its communities; a community the travel time inside it. */
export function shadingOf({ content }: Report): 'bands' | 'shares' {
  return content.listed.length > 0 ? 'shares' : 'bands'
}
