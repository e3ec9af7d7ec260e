import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/words.ts'

/** Any number of minutes that the service takes; what is not one is not passed on, and put right on leaving. */
export function MinutesInput({ minutes, onChange }: { minutes: number; onChange(minutes: number): void }) {
  const words = useWords()
  const [text, setText] = useState(String(minutes))
  useEffect(() => setText(String(minutes)), [minutes])
  const take = (next: string): void => {
    setText(next)
    const value = Number(next)
    if (next.trim() !== '' && value >= 1 && value <= 120) onChange(Math.round(value))
  }
  return (
    <label className="minutes-input">
      <span className="unseen">{words.coverage.minutesField}</span>
      <input
        type="number"
        min={1}
        max={120}
        step={1}
        inputMode="numeric"
        value={text}
        onChange={(event) => take(event.target.value)}
        onBlur={() => setText(String(minutes))}
      />
      <span aria-hidden="true">{words.coverage.minutesUnit}</span>
    </label>
  )
}
