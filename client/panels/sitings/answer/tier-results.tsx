import type { Siting } from '#contract/sitings/siting-answer'
import { count } from '../../../i18n/numbers.ts'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'

/** What each tier of a network came to: new sites, those that stand already, divisions without a place for one. */
export function TierResults({ siting }: { siting: Siting }) {
  const { tiers: words, figures } = useSitingWords()
  if (siting.tiers.length === 0) return null
  const of = (list: readonly { tier: number | null }[], number: number): string =>
    count(list.filter(({ tier }) => tier === number).length)
  return (
    <section>
      <h3>{words.answer}</h3>
      <table className="before-after">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{figures.what}</span>
            </th>
            <th scope="col">{words.made}</th>
            <th scope="col">{words.standing}</th>
            <th scope="col">{words.missing}</th>
          </tr>
        </thead>
        <tbody>
          {siting.tiers.map(({ name }, number) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a tier is its place in the order
            <tr key={number}>
              <th scope="row" className="data-name" lang="zh-CN">
                {name}
              </th>
              <td className="latest">{of(siting.sites, number)}</td>
              <td>{of(siting.kept, number)}</td>
              <td>{of(siting.unmet, number)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">{words.standingHelp}</p>
    </section>
  )
}
