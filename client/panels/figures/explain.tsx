import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import type { RuleMark } from '#planning/rules/facility-rules'
import { useWords } from '../../i18n/words.ts'

export type Mark = RuleMark | 'user'

export interface Explanation {
  definition: string
  source?: string
  mark?: Mark
}

/** Words that explain themselves on hover and focus: what they mean, where they come from, how certain that is. */
export function Explain({ definition, source, mark, children }: Explanation & { children: ReactNode }) {
  const words = useWords()
  return (
    <Tooltip
      trigger={['hover', 'focus']}
      title={
        <>
          <div>{definition}</div>
          {source && (
            <div className="explain-line">
              {words.define.source}: {source}
            </div>
          )}
          {mark && (
            <div className="explain-line">
              {words.define.certainty}: {words.marks[mark].label} · {words.marks[mark].explain}
            </div>
          )}
        </>
      }
    >
      <button type="button" className="explain">
        {children}
      </button>
    </Tooltip>
  )
}
