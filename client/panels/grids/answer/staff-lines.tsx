import type { DivisionGridding } from '#contract/griddings/gridding-answer'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { count } from '../../../i18n/numbers.ts'
import { useStore } from '../../../state/create-store.ts'
import { preferences } from '../../../state/preferences.ts'
import { MarkTag } from '../../figures/mark-tag.tsx'

/** How many workers each staffing rule asks of a community, with its source; of several communities, added up. */
export function StaffLines({ divisions }: { divisions: readonly DivisionGridding[] }) {
  const words = useGridWords()
  const language = useStore(preferences, (state) => state.language)
  const rules = new Map<string, DivisionGridding['staff'][number]>()
  for (const { ok, staff } of divisions)
    for (const each of ok ? staff : []) {
      const known = rules.get(each.rule)
      rules.set(each.rule, known ? { ...known, people: known.people + each.people } : each)
    }
  if (rules.size === 0) return null
  return (
    <section>
      <h3>{words.staff}</h3>
      <ul className="limits">
        {[...rules.values()].map(({ rule, people, mark, source }) => (
          <li key={rule}>
            <span className="limit-name">{source[language]}</span>
            <MarkTag mark={mark} source={source[language]} />
            <b>{words.staffRule(count(people))}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}
