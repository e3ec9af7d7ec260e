import { count, moment } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { showBox } from '../../map/map-camera.ts'
import { catalogue, loadCatalogue } from '../../state/catalogue.ts'
import { useStore } from '../../state/create-store.ts'
import { PushButton } from '../controls/push-button.tsx'
import { ProblemNotice } from '../figures/problem-notice.tsx'

/** The published data sets with source, licence and what they hold. */
export function DataSetList() {
  const words = useWords()
  const { dataSets, state, problem } = useStore(catalogue, (now) => now)
  if (state === 'failed' && problem) return <ProblemNotice problem={problem} onRetry={() => void loadCatalogue()} />
  if (state === 'loading') return <p className="panel-loading">{words.panel.loading}</p>
  if (dataSets.length === 0) return <p className="empty">{words.data.none}</p>
  return (
    <ul className="data-sets">
      {dataSets.map((set) => (
        <li key={set.id}>
          <div className="data-set-head">
            <strong className="data-name" lang="zh-CN">
              {set.name}
            </strong>
            <span className="tag">{words.data.kinds[set.kind] ?? set.kind}</span>
            {set.synthetic && <span className="tag tag-synthetic">{words.map.synthetic}</span>}
          </div>
          <dl className="facts">
            <dt>{words.data.source}</dt>
            <dd className="data-name" lang="en">
              {set.source}
            </dd>
            <dt>{words.data.licence}</dt>
            <dd className="data-name">{set.licence ?? words.data.noLicence}</dd>
            <dt>{words.data.published}</dt>
            <dd>{moment(set.publishedAt)}</dd>
            <dt>{words.data.counts}</dt>
            <dd>
              {Object.entries(set.counts)
                .map(([table, number]) => words.data.countOf(words.data.tables[table] ?? table, count(number)))
                .join(words.comma)}
            </dd>
          </dl>
          {set.bbox && (
            <PushButton small onClick={() => showBox(set.bbox!)}>
              {words.data.show}
            </PushButton>
          )}
        </li>
      ))}
    </ul>
  )
}
