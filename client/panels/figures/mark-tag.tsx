import { Tooltip } from 'antd'
import { useWords } from '../../i18n/words.ts'
import type { Mark } from './explain.tsx'

/** How certain a number is, in a word: 核实, 引用, 未核验 … */
export function MarkTag({ mark, source }: { mark: Mark; source?: string }) {
  const words = useWords()
  const { label, explain } = words.marks[mark]
  return (
    <Tooltip title={source ? `${source} · ${explain}` : explain}>
      <span className={`mark mark-${mark.toLowerCase()}`}>{label}</span>
    </Tooltip>
  )
}
