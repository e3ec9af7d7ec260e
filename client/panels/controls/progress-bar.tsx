/** How far long work is, 0–1, with the number beside the bar. */
export function ProgressBar({ label, share }: { label: string; share: number }) {
  const shown = Math.round(share * 100)
  return (
    <div className="progress">
      <progress aria-label={label} max={100} value={shown} />
      <span>{shown}%</span>
    </div>
  )
}
