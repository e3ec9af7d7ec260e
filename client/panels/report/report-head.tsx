import { count, day, minutesOf, moment, percent } from '../../i18n/numbers.ts'
import { useResultWords } from '../../i18n/result-words.ts'
import { useWords } from '../../i18n/words.ts'
import { catalogue } from '../../state/catalogue.ts'
import { useStore } from '../../state/create-store.ts'
import { useCategoryName } from '../figures/category-name.ts'
import type { Report } from './use-report.ts'

/** Title, question, finding in one sentence, main figures, and what data they rest on. */
export function ReportHead({ report, place }: { report: Report; place: string }) {
  const words = useWords()
  const more = useResultWords()
  const nameOf = useCategoryName()
  const { dataSets, settings } = useStore(catalogue, (state) => state)
  const { result, content, missing } = report
  const { categories, mode, minutes = null, counted, at } = result.parameters
  const { population, coveredPopulation, coveredShare, households, coveredHouseholds, meanSeconds, p95Seconds } = content.figures
  const uncovered = Math.round(population - coveredPopulation)
  const only = categories.length === 1 ? nameOf(categories[0]) : null
  const time = (seconds: number | null): string =>
    seconds === null ? words.figures.none : `${minutesOf(seconds)} ${words.units.minutes}`
  const figures = [
    [words.figures.population, count(population)],
    [words.figures.covered, count(coveredPopulation)],
    [words.figures.uncovered, count(uncovered)],
    [words.figures.share, coveredShare === null ? words.figures.none : percent(coveredShare)],
    [words.figures.householdShare, households > 0 ? percent(coveredHouseholds / households) : words.figures.none],
    [words.figures.mean, time(meanSeconds)],
    [words.figures.p95, time(p95Seconds)],
    [words.figures.gapsPlaces, count(content.gaps.length)],
  ]
  return (
    <header className="report-head">
      <p className="report-kind">
        {words.product} · {more.report.title}
        {result.synthetic && <strong className="report-synthetic">{more.report.synthetic}</strong>}
      </p>
      <h1 className="data-name" lang="zh-CN">
        {place}
        {content.root && <span className="report-code">{content.root.code}</span>}
      </h1>
      {missing && <p className="hint error">{more.report.noDivision}</p>}
      <p className="report-question">
        <b>{more.report.question}</b> {words.sentence.question(categories.map(nameOf).join(words.comma), mode, minutes)}
        {counted === 'planned' && ` · ${words.sentence.plannedToo}`}
      </p>
      <p className="report-finding">
        {population === 0
          ? words.sentence.nobody
          : uncovered > 0
            ? words.sentence.miss(count(uncovered), mode, minutes, only, categories.length)
            : words.sentence.none(count(population), mode, minutes, only, categories.length)}
      </p>
      <dl className="report-figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="report-data">
        {more.report.date} {moment(result.computedAt)} · {more.report.data} {more.report.revision(result.revision)}
        {at && ` · ${more.report.divisionsOf(day(at))}`} · {more.report.sources}{' '}
        <span className="data-name">
          {[settings.baseMapCredit, ...new Set(dataSets.map((set) => `${set.name} (${set.licence ?? set.source})`))]
            .filter(Boolean)
            .join('; ')}
        </span>
        {settings.mapReviewNumber && ` · ${settings.mapReviewNumber}`}
      </p>
    </header>
  )
}
