import type { ReactNode } from 'react'
import type { RuleMark } from '#planning/rules/facility-rules'
import { useWords } from '../../i18n/words.ts'
import { Tip } from '../controls/tip.tsx'

export type Mark = RuleMark | 'user'

export interface Explanation {
  definition: string
  source?: string
  mark?: Mark
}

/** Words that explain themselves on hover and focus: what they mean, where they come from, how certain that is. */
export function Explain({ definition, source, mark, children }: Explanation & { children: ReactNode }) {
  const words = useWords()
  const content = (
    <>
      <span className="explain-line">{definition}</span>
      {source && (
        <span className="explain-line">
          {words.define.source}: {source}
        </span>
      )}
      {mark && (
        <span className="explain-line">
          {words.define.certainty}: {words.marks[mark].label} · {words.marks[mark].explain}
        </span>
      )}
    </>
  )
  return (
    <Tip content={content}>
      {(describedBy) => (
        <button type="button" className="explain" aria-describedby={describedBy}>
          {children}
        </button>
      )}
    </Tip>
  )
}
