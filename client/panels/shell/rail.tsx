import { AimOutlined, ApartmentOutlined, DatabaseOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { pick } from '../../state/selection.ts'
import { view } from '../../state/view.ts'
import { type PanelKey, panelKeys } from '../../state/view-types.ts'
import { useMedia } from './use-media.ts'

const icons: Record<PanelKey, ReactNode> = {
  browse: <ApartmentOutlined aria-hidden />,
  coverage: <AimOutlined aria-hidden />,
  data: <DatabaseOutlined aria-hidden />,
}

/** The tasks there are; pressing the open one folds its panel away. */
export function Rail() {
  const words = useWords()
  const narrow = useMedia('(max-width: 767px)')
  const { panel, panelOpen } = useStore(view, (state) => state)
  const choose = (key: PanelKey): void => {
    if (narrow) pick(null)
    view.set({ panel: key, panelOpen: key === panel ? !panelOpen : true })
  }
  return (
    <nav className="rail" aria-label={words.rail.label}>
      {panelKeys.map((key) => (
        <button
          type="button"
          key={key}
          className={key === panel ? 'rail-item chosen' : 'rail-item'}
          aria-current={key === panel ? 'page' : undefined}
          aria-expanded={key === panel ? panelOpen : undefined}
          onClick={() => choose(key)}
        >
          {icons[key]}
          <span>{words.rail[key]}</span>
        </button>
      ))}
    </nav>
  )
}
