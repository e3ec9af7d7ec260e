import { useId } from 'react'
import { type SitingModel, sitingModels } from '#planning/siting/question/siting-wishes'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { sitingForm } from '../../../state/sitings/siting-form.ts'

/** In the order in which people ask for them. */
const order: readonly SitingModel[] = ['max-cover', 'set-cover', 'p-median', 'p-center']
const models = [...order, ...sitingModels.filter((model) => !order.includes(model))]

/** What is wanted of the sites, in plain words. */
export function ModelField() {
  const words = useSitingWords()
  const name = useId()
  const chosen = useStore(sitingForm, (form) => form.model)
  return (
    <fieldset className="model-list">
      <legend>{words.models.title}</legend>
      {models.map((model) => (
        <label key={model} className={model === chosen ? 'chosen' : undefined}>
          <input type="radio" name={name} value={model} checked={model === chosen} onChange={() => sitingForm.set({ model })} />
          {words.models.names[model]}
        </label>
      ))}
      <p className="hint">{words.models.help[chosen]}</p>
    </fieldset>
  )
}
