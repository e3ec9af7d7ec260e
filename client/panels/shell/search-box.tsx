import { useState } from 'react'
import { useWords } from '../../i18n/words.ts'
import { openDivision } from '../../state/open-division.ts'
import { DivisionPicker } from '../controls/division-picker.tsx'

/** Finds divisions by name or code, and goes to the one chosen. */
export function SearchBox() {
  const words = useWords()
  const [last, setLast] = useState('')
  return (
    <search className="search">
      <DivisionPicker
        label={words.top.search}
        placeholder={words.top.search}
        value={last}
        whenEmpty="nothing"
        onPick={(division) => {
          setLast(division.name)
          void openDivision(division.id)
        }}
        onClear={() => setLast('')}
      />
    </search>
  )
}
