import type { ReactNode } from 'react'
import { Explain, type Explanation } from './explain.tsx'

/** One number with its name; the name explains the number. */
export function Figure({
  name,
  value,
  strong,
  ...explanation
}: { name: string; value: ReactNode; strong?: boolean } & Explanation) {
  return (
    <div className={strong ? 'figure strong' : 'figure'}>
      <dt>
        <Explain {...explanation}>{name}</Explain>
      </dt>
      <dd>{value}</dd>
    </div>
  )
}
