import { useWords } from '../../i18n/words.ts'

/** Grey lines where words will stand, so that nothing jumps when they come. */
export function Skeleton({ lines }: { lines: number }) {
  const words = useWords()
  return (
    <div className="skeletons" role="status">
      <span className="unseen">{words.panel.loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <span key={index} className="skeleton" style={{ width: `${92 - ((index * 37) % 50)}%` }} />
      ))}
    </div>
  )
}
