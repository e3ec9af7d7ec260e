import type { Merge, MergeGroupCollection } from '#contract/merges/merge-answer'
import type { MergeEvidence } from '#contract/merges/merge-evidence'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { count, day, minutesOf, percent } from '../../../i18n/numbers.ts'
import { useStore } from '../../../state/create-store.ts'
import { preferences } from '../../../state/preferences.ts'
import { MarkTag } from '../../figures/mark-tag.tsx'
import { MergeFigures } from '../answer/merge-figures.tsx'
import { MergeHeadline } from '../answer/merge-headline.tsx'
import { MergeReportMap } from './merge-report-map.tsx'

interface SheetProps {
  merge: Merge
  number: number
  outlines: MergeGroupCollection | null
  /** What people found of this proposal's promises. */
  evidence: readonly MergeEvidence[]
}

/** A proposal on paper: what the nation requires, the sentence, the map, figures, each merged division with its reasons, statistics, and the list for people to tick and sign. */
export function MergeReportSheet({ merge, number, outlines, evidence }: SheetProps) {
  const words = useMergeWords()
  const { report, table, figures, towns, promise } = words
  const language = useStore(preferences, (state) => state.language)
  const proposal = merge.proposals[number - 1] ?? null
  const nameOf = new Map(merge.units.map(({ unitId, name }) => [unitId, name]))
  const merged = proposal?.groups.filter(({ unitIds }) => unitIds.length > 1) ?? []
  const way = (seconds: number | null): string => (seconds === null ? figures.none : minutesOf(seconds))
  const { rules, guard } = merge
  return (
    <article className="report merge-report">
      <header>
        <h1>
          <span className="data-name" lang="zh-CN">
            {merge.scope.name}
          </span>{' '}
          {report.title}
        </h1>
        <p>
          {report.about(rules.name[language], String(rules.version), day(merge.computedAt))}
          {merge.synthetic && <strong className="synthetic-line"> {words.synthetic}</strong>}
        </p>
        <p className="guard">
          <strong>{words.guard}:</strong> {guard.text[language]} <MarkTag mark={guard.mark} source={guard.source[language]} />
        </p>
      </header>
      <MergeHeadline merge={merge} proposal={proposal} isSearching={false} />
      {outlines && <MergeReportMap outlines={outlines} />}
      {proposal && <MergeFigures proposal={proposal} heading="h2" />}
      {proposal && (
        <section>
          <h2>{words.tabs.groups}</h2>
          <table className="report-list">
            <thead>
              <tr>
                <th scope="col">{table.name}</th>
                <th scope="col">{table.members}</th>
                <th scope="col" className="end">
                  {table.population}
                </th>
                <th scope="col" className="end">
                  {words.curve.mean}
                </th>
                <th scope="col">{table.reasons}</th>
              </tr>
            </thead>
            <tbody>
              {merged.map((group) => (
                <tr key={group.centreUnitId}>
                  <th scope="row" className="data-name" lang="zh-CN">
                    {group.name}
                  </th>
                  <td className="data-name" lang="zh-CN">
                    {group.unitIds.map((id) => nameOf.get(id)).join('、')}
                  </td>
                  <td className="end">{count(group.population)}</td>
                  <td className="end">{`${way(group.waysBefore.meanSeconds)} → ${way(group.waysAfter.meanSeconds)}`}</td>
                  <td className="data-name">{group.reasons.map(({ text }) => text[language]).join(' · ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {proposal && (
        <section>
          <h2>{words.tabs.towns}</h2>
          <table className="report-list">
            <thead>
              <tr>
                <th scope="col">{towns.name}</th>
                {[towns.before, towns.after, towns.share, towns.mean].map((name) => (
                  <th key={name} scope="col" className="end">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {proposal.statistics.map(({ parentId, name, before, after, reductionShare }) => (
                <tr key={parentId ?? 'all'}>
                  <th scope="row">
                    {parentId === null ? (
                      towns.all
                    ) : (
                      <span className="data-name" lang="zh-CN">
                        {name}
                      </span>
                    )}
                  </th>
                  <td className="end">{count(before.units)}</td>
                  <td className="end">{count(after.units)}</td>
                  <td className="end">{percent(reductionShare)}</td>
                  <td className="end">{after.meanPopulation === null ? figures.none : count(after.meanPopulation)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {proposal && (
        <section>
          <h2>{promise.title}</h2>
          <p>{!proposal.promises.measured ? promise.unmeasured : proposal.promises.kept ? promise.kept : promise.broken}</p>
          <table className="report-list checklist-table">
            <thead>
              <tr>
                <th scope="col">{report.promise}</th>
                <th scope="col">{report.outcome}</th>
                <th scope="col">{report.evidence}</th>
              </tr>
            </thead>
            <tbody>
              {merge.checklist.map(({ key, text, measured }) => {
                const isMeasured = measured && proposal.promises.measured
                const own = evidence.find((each) => each.key === key)
                const byPeople = own ? (own.holds ? words.evidence.yes : words.evidence.no) : report.box
                return (
                  <tr key={key}>
                    <th scope="row">{text[language]}</th>
                    <td>{isMeasured ? (proposal.promises.kept ? report.kept : report.notKept) : byPeople}</td>
                    <td className="data-name">
                      {isMeasured ? promise.measured : own ? `${own.evidence} (${own.setBy}, ${day(own.setAt)})` : ''}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </section>
      )}
      <p className="hint">{report.foot}</p>
    </article>
  )
}
