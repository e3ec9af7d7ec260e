import { useWords } from '../../i18n/words.ts'
import { Tip } from '../controls/tip.tsx'
import type { Mark } from './explain.tsx'

/** How certain a number is, in a word: 核实, 引用, 未核验 … */
export function MarkTag({ mark, source }: { mark: Mark; source?: string }) {
  const words = useWords()
  const { label, explain } = words.marks[mark]
  return (
    <Tip content={source ? `${source} · ${explain}` : explain}>
      {(describedBy) => (
        <span className={`mark mark-${mark.toLowerCase()}`} aria-describedby={describedBy}>
          {label}
        </span>
      )}
    </Tip>
  )
}
