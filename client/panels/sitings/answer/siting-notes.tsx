import type { Siting } from '#contract/sitings/siting-answer'
import { count, distance } from '../../../i18n/numbers.ts'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { preferences } from '../../../state/preferences.ts'
import { MarkTag } from '../../figures/mark-tag.tsx'

const mostUnmet = 12

/** What the figures rest on, and what they leave out of account. */
export function SitingNotes({ siting }: { siting: Siting }) {
  const words = useSitingWords()
  const language = useStore(preferences, (state) => state.language)
  const { limit, notes, unmet, candidates, farMeters, seed, revision, seconds } = siting
  return (
    <section className="siting-notes">
      <h3>{words.notes}</h3>
      <ul>
        <li>
          {words.figures.limit(distance(limit.meters))} <MarkTag mark={limit.mark} source={limit.source[language]} />
        </li>
        {farMeters !== null && <li>{words.figures.far(distance(farMeters))}</li>}
        {notes.map((note) => (
          <li key={note.en}>{note[language]}</li>
        ))}
        {unmet.length > 0 && (
          <li>
            {words.unmet(count(unmet.length))}
            <span className="data-name" lang="zh-CN">
              {' '}
              {unmet
                .slice(0, mostUnmet)
                .map(({ name }) => name)
                .join('、')}
            </span>
          </li>
        )}
        {candidates > 0 && <li>{words.figures.candidates(count(candidates))}</li>}
      </ul>
      {seconds > 0 && <p className="hint">{words.run(seed, revision, seconds.toFixed(1))}</p>}
    </section>
  )
}
