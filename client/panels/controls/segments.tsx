import { useId } from 'react'

interface SegmentsProps<T extends string> {
  label: string
  /** null: none of them is chosen. */
  value: T | null
  /** `beside`: a second name, smaller. */
  options: readonly { value: T; label: string; beside?: string }[]
  onChange(value: T): void
}

/** One of a few, side by side: radio buttons, gone through with the arrow keys. */
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>) {
  const name = useId()
  return (
    <div className="segments" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={option.value === value ? 'chosen' : undefined}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.label}
          {option.beside && <small>{option.beside}</small>}
        </label>
      ))}
    </div>
  )
}
