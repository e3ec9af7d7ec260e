import { useEffect, useState } from 'react'
import { api } from '../../api.ts'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { view } from '../../state/view.ts'
import { DivisionPicker } from '../controls/division-picker.tsx'

/** Which division people are counted in; everywhere when empty. */
export function WithinField({ value, onChange }: { value: string | null; onChange(id: string | null): void }) {
  const words = useWords()
  const at = useStore(view, (state) => state.at)
  const [name, setName] = useState('')
  useEffect(() => {
    setName('')
    if (value === null) return
    const controller = new AbortController()
    api
      .division(value, at, controller.signal)
      .then((feature) => setName(feature.properties.name))
      .catch(() => setName(value))
    return () => controller.abort()
  }, [value, at])
  return (
    <fieldset>
      <legend>{words.coverage.within}</legend>
      <DivisionPicker
        label={words.coverage.within}
        placeholder={words.coverage.withinAll}
        value={name}
        whenEmpty="towns"
        onPick={(division) => onChange(division.id)}
        onClear={() => onChange(null)}
      />
      <p className="hint">{words.coverage.withinHelp}</p>
    </fieldset>
  )
}
