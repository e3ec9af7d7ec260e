import { useEffect, useState } from 'react'
import type { NameCheck } from '#contract/divisions'
import { api } from '../../../api.ts'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { Icon } from '../../controls/icon.tsx'

/** A person types for so long. */
const pauseMilliseconds = 250

/** What speaks against a name for a merged division, while it is typed; it may be taken nevertheless, and the plan's checks say it again. */
export function NameFaults({ centreUnitId, unitIds, name }: { centreUnitId: string; unitIds: readonly string[]; name: string }) {
  const { naming: words } = useMergeWords()
  const [check, setCheck] = useState<NameCheck | null>(null)
  const ending = unitIds.join(',')
  useEffect(() => {
    setCheck(null)
    if (name.trim() === '') return
    const controller = new AbortController()
    const timer = setTimeout(() => {
      // Without the service nothing is said here; the plan's checks look at names again.
      api.nameCheck(centreUnitId, { name: name.trim(), ending }, controller.signal).then(setCheck, () => undefined)
    }, pauseMilliseconds)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [centreUnitId, ending, name])
  if (check === null) return null
  if (check.faults.length === 0)
    return (
      <p className="hint" role="status">
        <Icon name="check" /> {words.fine}
      </p>
    )
  return (
    <ul className="name-faults" role="status">
      {check.faults.map(({ fault, division, signs }) => (
        <li key={`${fault} ${division?.id ?? signs}`}>
          <Icon name="warning" /> {words.faults[fault]}{' '}
          <span className="data-name" lang="zh-CN">
            {division ? `${division.parentName}${division.name}` : signs}
          </span>
        </li>
      ))}
    </ul>
  )
}
