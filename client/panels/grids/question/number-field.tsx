import { useEffect, useState } from 'react'

interface NumberFieldProps {
  label: string
  /** null: the field is empty or holds no whole number of its range. */
  value: number | null
  min: number
  max: number
  unit?: string
  onChange(value: number | null): void
}

/** A whole number within a range, as it is typed. */
export function NumberField({ label, value, min, max, unit, onChange }: NumberFieldProps) {
  const [text, setText] = useState(value === null ? '' : String(value))
  useEffect(() => setText((now) => (value === null || Number(now) === value ? now : String(value))), [value])
  const take = (next: string): void => {
    setText(next)
    const number = Number(next)
    onChange(next.trim() !== '' && Number.isInteger(number) && number >= min && number <= max ? number : null)
  }
  return (
    <label className="minutes-input number-input">
      <span className="unseen">{label}</span>
      <input
        type="number"
        min={min}
        max={max}
        step={1}
        inputMode="numeric"
        value={text}
        aria-invalid={(value === null && text.trim() !== '') || undefined}
        onChange={(event) => take(event.target.value)}
      />
      {unit && <span aria-hidden="true">{unit}</span>}
    </label>
  )
}
