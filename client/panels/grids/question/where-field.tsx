import { useEffect, useState } from 'react'
import { api } from '../../../api.ts'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { askAbout, griddingForm, type NamedDivision } from '../../../state/griddings/gridding-form.ts'
import { selection } from '../../../state/selection.ts'
import { DivisionPicker } from '../../controls/division-picker.tsx'
import { PushButton } from '../../controls/push-button.tsx'

/** Which communities, villages, or towns are divided: found by name, or taken from the map. */
export function WhereField() {
  const words = useGridWords()
  const { divisions, kind } = useStore(griddingForm, (form) => form)
  const selected = useSelectedDivision()
  const isNew = selected !== null && !divisions.some(({ id }) => id === selected.id)
  const remove = (id: string): void =>
    griddingForm.set({ divisions: divisions.filter((each) => each.id !== id), locked: [], crossings: [] })
  return (
    <fieldset className="where">
      <legend>{words.where.title}</legend>
      {divisions.length > 0 && (
        <ul className="chips">
          {divisions.map(({ id, name }) => (
            <li key={id} className="chip">
              <span className="data-name" lang="zh-CN">
                {name}
              </span>
              <PushButton
                className="data-name"
                look="quiet"
                small
                icon="close"
                aria-label={words.where.remove(name)}
                onClick={() => remove(id)}
              />
            </li>
          ))}
        </ul>
      )}
      <DivisionPicker
        label={words.where.title}
        placeholder={divisions.length > 0 ? words.where.another : words.where.placeholder}
        value=""
        whenEmpty="towns"
        onPick={({ id, name, households }) => askAbout({ id, name, households }, true)}
      />
      {isNew && (
        <PushButton small icon="pin" onClick={() => askAbout(selected)}>
          <span className="data-name" lang="zh-CN">
            {words.where.takeSelected(selected.name)}
          </span>
        </PushButton>
      )}
      <p className="hint">{kind === 'community' ? words.where.helpTowns : words.where.help}</p>
    </fieldset>
  )
}

/** The division that is selected on the map, with its name once that is known. */
function useSelectedDivision(): NamedDivision | null {
  const id = useStore(selection, (state) => state.divisionId)
  const [found, setFound] = useState<NamedDivision | null>(null)
  useEffect(() => {
    if (id === null) return
    const controller = new AbortController()
    api
      .division(id, null, controller.signal)
      .then(({ properties }) => setFound({ id, name: properties.name, households: properties.households }))
      .catch(() => undefined)
    return () => controller.abort()
  }, [id])
  return found?.id === id ? found : null
}
