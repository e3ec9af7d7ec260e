import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { pick } from '../../state/selection.ts'
import { mayDraw, mayFollow } from '../../state/service/may-redraw.ts'
import { session } from '../../state/service/session.ts'
import { view } from '../../state/view.ts'
import { type PanelKey, panelKeys } from '../../state/view-types.ts'
import { Icon } from '../controls/icon.tsx'
import { useMedia } from './use-media.ts'

/** The tasks there are; pressing the open one folds its panel away. */
export function Rail() {
  const words = useWords()
  const narrow = useMedia('(max-width: 767px)')
  const { panel, panelOpen } = useStore(view, (state) => state)
  const follows = useStore(session, mayFollow)
  const draws = useStore(session, mayDraw)
  const needed = { redraw: follows, grids: draws, sitings: draws, merges: draws }
  const choose = (key: PanelKey): void => {
    if (narrow) pick(null)
    view.set({ panel: key, panelOpen: key === panel ? !panelOpen : true })
  }
  return (
    <nav className="rail" aria-label={words.rail.label}>
      {panelKeys
        .filter((key) => key === panel || !(key in needed) || needed[key as keyof typeof needed])
        .map((key) => (
          <button
            type="button"
            key={key}
            className={key === panel ? 'rail-item chosen' : 'rail-item'}
            aria-current={key === panel ? 'page' : undefined}
            aria-expanded={key === panel ? panelOpen : undefined}
            onClick={() => choose(key)}
          >
            <Icon name={key} size={20} />
            <span>{words.rail[key]}</span>
          </button>
        ))}
    </nav>
  )
}
