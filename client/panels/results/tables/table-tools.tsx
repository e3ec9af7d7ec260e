import type { DivisionLevel } from '#planning/types'
import { useWords } from '../../../i18n/words.ts'
import { view } from '../../../state/view.ts'
import { Choice } from '../../controls/choice.tsx'

/** The level that tables and map count by. */
export function LevelChoice({ levels, level }: { levels: readonly DivisionLevel[]; level: DivisionLevel }) {
  const words = useWords()
  return (
    <Choice<DivisionLevel>
      label={words.coverage.level}
      value={level}
      options={levels.map((each) => ({ value: each, label: words.levels[each] }))}
      onChange={(next) => view.set({ level: next })}
    />
  )
}

/** A field that filters rows by name or code. */
export function NameFilter({ value, onChange }: { value: string; onChange(text: string): void }) {
  const words = useWords()
  return (
    <input
      type="search"
      className="filter"
      placeholder={words.drawer.filter}
      aria-label={words.drawer.filter}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** Whether a division's name holds the text, or its code begins with it. */
export function matchesText(row: { name: string; code: string }, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  return wanted === '' || row.name.toLowerCase().includes(wanted) || row.code.startsWith(wanted)
}
