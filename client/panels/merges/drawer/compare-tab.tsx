import { useEffect, useMemo, useState } from 'react'
import type { Merge, MergeGroupCollection, MergeProposal, MergeSettlementCollection } from '#contract/merges/merge-answer'
import { api } from '../../../api.ts'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { count, decimal, minutesOf } from '../../../i18n/numbers.ts'
import { useStore } from '../../../state/create-store.ts'
import { mergeFocus } from '../../../state/merges/merge-focus.ts'
import { mergeRun } from '../../../state/merges/merge-run.ts'
import { wayClassOf } from '../../../state/merges/way-classes.ts'
import { preferences } from '../../../state/preferences.ts'
import { palettes, wayColours } from '../../../theme/tokens.ts'
import { Skeleton } from '../../controls/skeleton.tsx'
import { OutlineMap } from '../../figures/outline-map.tsx'

const [mapWidth, mapHeight] = [230, 150]

/** Today and every proposal side by side: where divisions become one, how much longer people of each settlement go, and the figures that differ; a press shows one on the map. */
export function CompareTab({ merge, room }: { merge: Merge; proposal: MergeProposal | null; room: number }) {
  const { proposals: words, compare, figures } = useMergeWords()
  const chosen = useStore(mergeFocus, (focus) => focus.proposal)
  const best = merge.proposals[0]
  const bestGroups = new Set(best?.groups.map(({ unitIds }) => [...unitIds].sort().join(' ')))
  const otherwise = ({ groups }: MergeProposal): number =>
    groups.filter(({ unitIds }) => unitIds.length > 1 && !bestGroups.has([...unitIds].sort().join(' '))).length
  const way = (seconds: number | null): string => (seconds === null ? figures.none : figures.minutes(minutesOf(seconds)))
  const below = merge.units.filter((unit) => unit.below).length
  const cards = [
    {
      number: 0,
      name: compare.before,
      rows: [
        [figures.units, count(merge.units.length)],
        [figures.mean, way(best?.waysBefore.meanSeconds ?? null)],
        [figures.worst, way(best?.waysBefore.worstSeconds ?? null)],
        [compare.below, count(below)],
      ],
    },
    ...merge.proposals.map((proposal, index) => ({
      number: index + 1,
      name: words.name(index + 1),
      rows: [
        [figures.units, count(proposal.count)],
        [figures.mean, way(proposal.waysAfter.meanSeconds)],
        [figures.worst, way(proposal.waysAfter.worstSeconds)],
        [compare.below, count(proposal.below)],
        [compare.extra, decimal(proposal.extraPersonHours)],
        ...(index > 0 ? [[compare.otherwise, count(otherwise(proposal))]] : []),
      ],
    })),
  ]
  return (
    <section
      className="data-scroll merge-cards"
      style={{ maxHeight: room }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={compare.title}
    >
      {cards.map(({ number, name, rows }) => (
        <article key={number} className={number === chosen ? 'merge-card chosen' : 'merge-card'}>
          <h3>
            {number === 0 ? (
              name
            ) : (
              <button
                type="button"
                className="link"
                aria-pressed={number === chosen}
                onClick={() => mergeFocus.set({ proposal: number })}
              >
                {name}
              </button>
            )}
          </h3>
          <ProposalMap merge={merge} number={number} label={compare.map(name)} />
          <dl>
            {rows.map(([term, value]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </article>
      ))}
    </section>
  )
}

interface Shapes {
  groups: MergeGroupCollection
  settlements: MergeSettlementCollection | null
}

/** One proposal (0: today) as a small picture; drawn when the search has ended. */
function ProposalMap({ merge, number, label }: { merge: Merge; number: number; label: string }) {
  const { compare } = useMergeWords()
  const palette = palettes[useStore(preferences, (state) => state.appearance)]
  const isRunning = useStore(mergeRun, (run) => run.state === 'running')
  const [shapes, setShapes] = useState<Shapes | 'failed' | null>(null)
  useEffect(() => {
    setShapes(null)
    if (isRunning) return
    let isGone = false
    const settlements = number === 0 ? Promise.resolve(null) : api.mergeSettlements(merge.id, number)
    Promise.all([api.mergeGroups(merge.id, number), settlements]).then(
      ([groups, ways]) => !isGone && setShapes({ groups, settlements: ways }),
      () => !isGone && setShapes('failed'),
    )
    return () => {
      isGone = true
    }
  }, [merge.id, number, isRunning])
  const drawn = useMemo(() => {
    if (shapes === null || shapes === 'failed') return null
    return {
      outlines: shapes.groups.features.map(({ geometry, properties }) => ({
        coordinates: geometry.coordinates,
        fill: properties.units > 1 ? palette.share2 : palette.land,
        line: properties.units > 1 ? palette.attentionMap : palette.control,
      })),
      dots: (shapes.settlements?.features ?? []).flatMap(({ geometry, properties: { change } }) => {
        const of = change === null ? null : wayClassOf(change)
        // Who goes about as far as today is no news.
        if (of === null || of === 2) return []
        const [lon, lat] = geometry.coordinates
        return [{ at: [lon, lat] as const, fill: palette[wayColours[of]] }]
      }),
    }
  }, [shapes, palette])
  if (shapes === 'failed') return <p className="hint">{compare.failed}</p>
  if (drawn === null) return <Skeleton lines={5} />
  return <OutlineMap shapes={drawn.outlines} dots={drawn.dots} label={label} width={mapWidth} height={mapHeight} />
}
