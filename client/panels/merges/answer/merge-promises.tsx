import type { Merge, MergeProposal } from '#contract/merges/merge-answer'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { count } from '../../../i18n/numbers.ts'
import { useStore } from '../../../state/create-store.ts'
import { preferences } from '../../../state/preferences.ts'
import { Icon } from '../../controls/icon.tsx'
import { MarkTag } from '../../figures/mark-tag.tsx'

/** What was promised: what is measured with its outcome, the rest as a list for people. */
export function MergePromisesBox({ merge, proposal }: { merge: Merge; proposal: MergeProposal }) {
  const { promise: words } = useMergeWords()
  const language = useStore(preferences, (state) => state.language)
  const { measured, kept, closing } = proposal.promises
  const outcome = !measured ? words.unmeasured : kept ? words.kept : words.broken
  return (
    <section>
      <h3>{words.title}</h3>
      <p className={kept ? 'promise-kept' : 'promise-broken'}>
        <Icon name={kept ? 'check' : 'warning'} /> {outcome}
      </p>
      <p className="hint">{closing.length === 0 ? words.noneClosing : words.closing(count(closing.length))}</p>
      <ul className="checklist">
        {merge.checklist.map(({ key, text, source, mark, measured: isMeasured }) => (
          <li key={key}>
            <span>{text[language]}</span>{' '}
            <span className="soft">({isMeasured && measured ? words.measured : words.byPeople})</span>{' '}
            <MarkTag mark={mark} source={source[language]} />
          </li>
        ))}
      </ul>
    </section>
  )
}
