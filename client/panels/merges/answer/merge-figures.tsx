import type { MergeProposal } from '#contract/merges/merge-answer'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { area, count, decimal, minutesOf } from '../../../i18n/numbers.ts'
import { Explain } from '../../figures/explain.tsx'

/** What a proposal changes in all: ways, sizes, workers, cost. On paper it stands a heading higher. */
export function MergeFigures({ proposal, heading: Heading = 'h3' }: { proposal: MergeProposal; heading?: 'h2' | 'h3' }) {
  const { figures } = useMergeWords()
  const { waysBefore, waysAfter, statistics, promises } = proposal
  const { townSeat } = promises
  const { before, after } = statistics[statistics.length - 1]
  const way = (seconds: number | null): string => (seconds === null ? figures.none : figures.minutes(minutesOf(seconds)))
  const people = (value: number | null): string => (value === null ? figures.none : count(value))
  const yuan = (value: number | null): string => (value === null ? figures.none : figures.yuan(decimal(value / 10_000)))
  const { define } = figures
  const rows: { name: string; define?: string; before: string; after: string }[] = [
    { name: figures.units, before: count(before.units), after: count(after.units) },
    { name: figures.mean, define: define.mean, before: way(waysBefore.meanSeconds), after: way(waysAfter.meanSeconds) },
    { name: figures.p95, define: define.p95, before: way(waysBefore.p95Seconds), after: way(waysAfter.p95Seconds) },
    { name: figures.worst, define: define.worst, before: way(waysBefore.worstSeconds), after: way(waysAfter.worstSeconds) },
    ...(townSeat === null
      ? []
      : [
          {
            name: figures.seatMean,
            define: define.seat,
            before: way(townSeat.before.meanSeconds),
            after: way(townSeat.after.meanSeconds),
          },
          {
            name: figures.seatWorst,
            define: define.seat,
            before: way(townSeat.before.worstSeconds),
            after: way(townSeat.after.worstSeconds),
          },
        ]),
    { name: figures.meanPopulation, before: people(before.meanPopulation), after: people(after.meanPopulation) },
    { name: figures.leastPopulation, before: people(before.leastPopulation), after: people(after.leastPopulation) },
    { name: figures.mostPopulation, before: people(before.mostPopulation), after: people(after.mostPopulation) },
    {
      name: figures.area,
      before: before.meanAreaSquareMeters === null ? figures.none : area(before.meanAreaSquareMeters),
      after: after.meanAreaSquareMeters === null ? figures.none : area(after.meanAreaSquareMeters),
    },
    { name: figures.staff, define: define.staff, before: count(before.staff), after: count(after.staff) },
    { name: figures.cost, define: define.cost, before: yuan(before.yuanAYear), after: yuan(after.yuanAYear) },
  ]
  return (
    <section>
      <Heading>{figures.title}</Heading>
      <table className="before-after">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{figures.what}</span>
            </th>
            <th scope="col">{figures.before}</th>
            <th scope="col">{figures.after}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">
                {row.define ? (
                  <Explain definition={row.define} source={define.source} mark="D">
                    {row.name}
                  </Explain>
                ) : (
                  row.name
                )}
              </th>
              <td>{row.before}</td>
              <td className="latest">{row.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
