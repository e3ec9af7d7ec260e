import { type UnitKind, unitKinds } from '#planning/campaigns/campaign-types'
import { useCampaignWords } from '../../../../i18n/campaigns/campaign-words.ts'
import type { WaveForm } from '../../../../state/campaigns/wave-form.ts'
import { Choice } from '../../../controls/choice.tsx'

/** How many units are to be left: proposed from below, advised from above, twice; each number waits for the one before it. */
export function QuotaFields({ form, onChange }: { form: WaveForm; onChange(change: Partial<WaveForm>): void }) {
  const words = useCampaignWords()
  const { wave, units } = words
  return (
    <div className="field">
      <span aria-hidden="true">{wave.quota}</span>
      <Choice<UnitKind | 'none'>
        label={wave.quota}
        value={form.what}
        options={[{ value: 'none', label: wave.noQuota }, ...unitKinds.map((value) => ({ value, label: units[value] }))]}
        onChange={(what) => onChange({ what })}
      />
      {form.what !== 'none' && (
        <>
          <table className="quota-table">
            <caption>{wave.left}</caption>
            <thead>
              <tr>
                <td />
                <th scope="col">{wave.proposed}</th>
                <th scope="col">{wave.advised}</th>
              </tr>
            </thead>
            <tbody>
              {wave.rounds.map((round, index) => (
                <tr key={round}>
                  <th scope="row">{round}</th>
                  {[wave.proposed, wave.advised].map((column, side) => {
                    const place = index * 2 + side
                    return (
                      <td key={column}>
                        <input
                          className="text-input"
                          inputMode="numeric"
                          maxLength={8}
                          aria-label={`${round} ${column}`}
                          value={form.said[place]}
                          disabled={place > 0 && form.said[place - 1].trim() === '' && form.said[place] === ''}
                          onChange={(event) =>
                            onChange({ said: form.said.map((text, at) => (at === place ? event.target.value : text)) as never })
                          }
                        />
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
          <p className="hint">{wave.advisedHelp}</p>
        </>
      )}
    </div>
  )
}
