import { type FormEvent, useState } from 'react'
import type { Problem } from '#contract/problems'
import { api, problemOf } from '../../api.ts'
import { useWords } from '../../i18n/words.ts'
import { catalogue } from '../../state/catalogue.ts'
import { useStore } from '../../state/create-store.ts'
import { PushButton } from '../controls/push-button.tsx'
import { ProblemNotice } from '../figures/problem-notice.tsx'

/** What the administrator has written on the map: its review number, and whose base data it shows. */
export function MapMarks() {
  const words = useWords()
  const settings = useStore(catalogue, (state) => state.settings)
  const [number, setNumber] = useState(settings.mapReviewNumber ?? '')
  const [credit, setCredit] = useState(settings.baseMapCredit ?? '')
  const [state, setState] = useState<'idle' | 'saving' | 'saved' | Problem>('idle')
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setState('saving')
    try {
      const next = { mapReviewNumber: number.trim() || null, baseMapCredit: credit.trim() || null }
      catalogue.set({ settings: await api.changeSettings(next) })
      setState('saved')
    } catch (error) {
      setState(problemOf(error))
    }
  }
  const field = (label: string, value: string, most: number, change: (text: string) => void) => (
    <label className="field">
      <span>{label}</span>
      <input
        className="text-input"
        value={value}
        maxLength={most}
        onChange={(event) => {
          change(event.target.value)
          setState('idle')
        }}
      />
    </label>
  )
  return (
    <form className="form" onSubmit={(event) => void save(event)}>
      {field(words.places.reviewNumber, number, 60, setNumber)}
      <p className="hint">{words.places.reviewNumberHelp}</p>
      {field(words.places.baseMapCredit, credit, 200, setCredit)}
      {typeof state === 'object' && <ProblemNotice problem={state} />}
      <PushButton type="submit" busy={state === 'saving'} wide>
        {words.places.save}
      </PushButton>
      <p role="status" className={state === 'saved' ? 'hint' : 'unseen'}>
        {state === 'saved' && words.places.saved}
      </p>
    </form>
  )
}
