import { type ReactNode, useEffect, useState } from 'react'
import { useWords } from '../../i18n/words.ts'
import { Icon } from '../../panels/controls/icon.tsx'

/** The legend's frame, which opens and folds; `folded`: how it begins. */
export function LegendFrame({ folded, children }: { folded: boolean; children: ReactNode }) {
  const words = useWords()
  const [open, setOpen] = useState(!folded)
  useEffect(() => setOpen(!folded), [folded])
  return (
    <section className={open ? 'legend' : 'legend folded'} aria-label={words.legend.title}>
      <button
        type="button"
        className="legend-head"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        title={open ? words.legend.close : words.legend.open}
      >
        {words.legend.title}
        <Icon name={open ? 'down' : 'up'} size={12} />
      </button>
      <div className="legend-body" hidden={!open}>
        {children}
      </div>
    </section>
  )
}
