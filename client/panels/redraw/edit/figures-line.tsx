import type { Preview } from '../../../editing/editor.ts'
import { figuresOf, type ToldFigures } from '../../../editing/figures/figures-of.ts'
import { area, count } from '../../../i18n/numbers.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'

/** At most so many divisions are told of in one line. */
const most = 3

/** One line of what would change: each division's households before and after. */
export function FiguresLine({ preview }: { preview: Preview }) {
  const words = useRedrawWords()
  const { before, state, touched } = preview
  /** Households before and after; where they stay, the ground that is won or lost. */
  const changeOf = (was: ToldFigures, is: ToldFigures): string => {
    if (was.households !== is.households) return `${count(was.households)} → ${words.householdsShort(is.households)}`
    const by = is.squareMeters - was.squareMeters
    return `${by < 0 ? '−' : '+'}${area(Math.abs(by))}`
  }
  return (
    <span className="figures-line">
      {touched.slice(0, most).map((id) => {
        const [old, now] = [before.divisions.get(id), state.divisions.get(id)]
        const [was, is] = [old && figuresOf(before, id), now && figuresOf(state, id)]
        return (
          <span key={id}>
            <b className="data-name" lang="zh-CN">
              {(now ?? old)?.name}
            </b>{' '}
            {was && is ? changeOf(was, is) : is ? words.householdsShort(is.households) : words.ends}
          </span>
        )
      })}
      {touched.length > most && <span>+{touched.length - most}</span>}
    </span>
  )
}
