import { useEffect, useState } from 'react'
import type { Merge, MergeGroupCollection } from '#contract/merges/merge-answer'
import type { MergeEvidence } from '#contract/merges/merge-evidence'
import type { Problem } from '#contract/problems'
import { api, problemOf } from '../../../api.ts'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { chooseLanguage, preferences } from '../../../state/preferences.ts'
import { session } from '../../../state/service/session.ts'
import { view } from '../../../state/view.ts'
import { writeAddress } from '../../../state/view-address.ts'
import { applyPalette } from '../../../theme/apply-palette.ts'
import { SignIn } from '../../account/sign-in.tsx'
import { PushButton } from '../../controls/push-button.tsx'
import { ProblemNotice } from '../../figures/problem-notice.tsx'
import { MergeReportSheet } from './merge-report-sheet.tsx'
import '../../../theme/results.css'
import '../../../theme/report.css'
import '../../../theme/sitings.css'
import '../../../theme/merges.css'
import '../../../theme/merge-report.css'

interface Loaded {
  merge: Merge
  outlines: MergeGroupCollection | null
  evidence: readonly MergeEvidence[]
}

/** The printable report of a proposal of merges, on paper's white whatever the page's dress; with its own few tools, which are not printed. */
export default function MergeReportPage({ mergeId, proposal }: { mergeId: string; proposal: number }) {
  const { report: words } = useMergeWords()
  const language = useStore(preferences, (state) => state.language)
  const isSignedIn = useStore(session, ({ who }) => who !== null)
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: who has signed in meanwhile may see it
  useEffect(() => {
    let isOver = false
    const load = async (): Promise<void> => {
      try {
        const merge = await api.merge(mergeId)
        const outlines = merge.ok ? await api.mergeGroups(mergeId, proposal) : null
        const { found } = await api.mergeEvidence(mergeId)
        if (!isOver) setLoaded({ merge, outlines, evidence: found.filter((each) => each.proposal === proposal) })
      } catch (error) {
        if (!isOver) setProblem(problemOf(error))
      }
    }
    setProblem(null)
    void load()
    return () => {
      isOver = true
    }
  }, [mergeId, proposal, isSignedIn])
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.title = [words.title, loaded?.merge.scope.name].filter(Boolean).join(' · ')
  }, [language, words, loaded])
  useEffect(() => {
    applyPalette('light')
    document.documentElement.classList.add('reporting')
    return () => {
      document.documentElement.classList.remove('reporting')
      applyPalette(preferences.get().appearance)
    }
  }, [])
  const back = writeAddress({ ...view.get(), mergeReport: null, panel: 'merges', mergeId, map: null })
  return (
    <div className="report-page">
      <nav className="report-tools" aria-label={words.toolbar}>
        <a className="push" href={back}>
          {words.back}
        </a>
        <PushButton onClick={() => chooseLanguage(language === 'zh' ? 'en' : 'zh')}>
          <span lang={language === 'zh' ? 'en' : 'zh-CN'}>{words.language}</span>
        </PushButton>
        <PushButton look="primary" busy={loaded === null} onClick={() => print()}>
          {words.print}
        </PushButton>
      </nav>
      <main aria-label={words.title} data-ready={loaded !== null}>
        {problem?.status === 401 ? <SignIn /> : problem && <ProblemNotice problem={problem} />}
        {!problem && !loaded && (
          <p className="panel-loading" role="status">
            {words.loading}
          </p>
        )}
        {loaded && (
          <MergeReportSheet merge={loaded.merge} number={proposal} outlines={loaded.outlines} evidence={loaded.evidence} />
        )}
      </main>
    </div>
  )
}
