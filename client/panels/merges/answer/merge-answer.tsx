import type { Merge } from '#contract/merges/merge-answer'
import { mergeFile } from '../../../api.ts'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { type MergeShading, mergeFocus, mergeShadings } from '../../../state/merges/merge-focus.ts'
import { preferences } from '../../../state/preferences.ts'
import { view } from '../../../state/view.ts'
import { Icon } from '../../controls/icon.tsx'
import { PushButton } from '../../controls/push-button.tsx'
import { Segments } from '../../controls/segments.tsx'
import { MarkTag } from '../../figures/mark-tag.tsx'
import { MergeFigures } from './merge-figures.tsx'
import { MergeHeadline } from './merge-headline.tsx'
import { MergePromisesBox } from './merge-promises.tsx'

const mostBlocking = 12

/** The answer, as far as it has come: the nation’s requirement, one plain sentence, the proposals, figures before and after, and what was promised. */
export function MergeAnswer({ merge, isSearching }: { merge: Merge; isSearching: boolean }) {
  const words = useMergeWords()
  const language = useStore(preferences, (state) => state.language)
  const { proposal: number, shading } = useStore(mergeFocus, (focus) => focus)
  const proposal = merge.proposals[number - 1] ?? merge.proposals[0]
  const { guard, infeasible } = merge
  return (
    <div className="answer">
      <p className="guard">
        <Icon name="warning" /> <strong>{words.guard}:</strong> {guard.text[language]}{' '}
        <MarkTag mark={guard.mark} source={guard.source[language]} />
      </p>
      <MergeHeadline merge={merge} proposal={proposal ?? null} isSearching={isSearching} />
      {infeasible && !isSearching && (
        <section className="blocking">
          {infeasible.blocking.length > 0 && (
            <>
              <h3>{words.blocking}</h3>
              <ul>
                {infeasible.blocking.slice(0, mostBlocking).map(({ unitId, name, text }) => (
                  <li key={unitId}>
                    <span className="data-name" lang="zh-CN">
                      {name}
                    </span>
                    : <span className="data-name">{text[language]}</span>
                  </li>
                ))}
              </ul>
              {infeasible.blocking.length > mostBlocking && (
                <p className="hint">{words.blockingMore(String(infeasible.blocking.length - mostBlocking))}</p>
              )}
            </>
          )}
        </section>
      )}
      {merge.proposals.length > 1 && (
        <section>
          <h3>{words.proposals.title}</h3>
          <Segments<string>
            label={words.proposals.title}
            value={String(number)}
            onChange={(value) => mergeFocus.set({ proposal: Number(value), group: null })}
            options={merge.proposals.map((_, index) => ({
              value: String(index + 1),
              label: words.proposals.name(index + 1),
            }))}
          />
          <p className="hint">{words.proposals.differ}</p>
        </section>
      )}
      {proposal && <MergeFigures proposal={proposal} />}
      {proposal && <MergePromisesBox merge={merge} proposal={proposal} />}
      {proposal && !isSearching && (
        <section>
          <h3>{words.shading.title}</h3>
          <Segments<MergeShading>
            label={words.shading.title}
            value={shading}
            onChange={(value) => mergeFocus.set({ shading: value })}
            options={mergeShadings.map((value) => ({ value, label: words.shading.names[value] }))}
          />
        </section>
      )}
      {proposal && !isSearching && (
        <section>
          <h3>{words.files}</h3>
          <div className="exports">
            <PushButton small onClick={() => view.set({ mergeReport: { mergeId: merge.id, proposal: number } })}>
              {words.report.open}
            </PushButton>
            {(['units.csv', 'groups.geojson', 'settlements.geojson'] as const).map((file) => (
              <a key={file} className="push small" href={mergeFile(merge.id, file, number)} download={`merges-${number}-${file}`}>
                <Icon name="download" /> {words.fileNames[file]}
              </a>
            ))}
          </div>
        </section>
      )}
    </div>
  )
}
