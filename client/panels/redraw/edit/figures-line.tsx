import type { Preview } from '../../../editing/editor.ts'
import { figuresOf } from '../../../editing/figures/figures-of.ts'
import { count } from '../../../i18n/numbers.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'

/** At most so many divisions are told of in one line. */
const most = 3

/** One line of what would change: each division's households before and after. */
export function FiguresLine({ preview }: { preview: Preview }) {
  const words = useRedrawWords()
  const { before, state, touched } = preview
  return (
    <span className="figures-line">
      {touched.slice(0, most).map((id) => {
        const [old, now] = [before.divisions.get(id), state.divisions.get(id)]
        const [was, is] = [old && figuresOf(before, id).households, now && figuresOf(state, id).households]
        return (
          <span key={id}>
            <b className="data-name" lang="zh-CN">
              {(now ?? old)?.name}
            </b>{' '}
            {was !== undefined && is !== undefined
              ? `${count(was)} → ${words.householdsShort(is)}`
              : is !== undefined
                ? words.householdsShort(is)
                : words.ends}
          </span>
        )
      })}
      {touched.length > most && <span>+{touched.length - most}</span>}
    </span>
  )
}
