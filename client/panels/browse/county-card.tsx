import { area, count } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { catalogue } from '../../state/catalogue.ts'
import { useStore } from '../../state/create-store.ts'
import { view } from '../../state/view.ts'
import { Icon } from '../controls/icon.tsx'
import { Skeleton } from '../controls/skeleton.tsx'
import { Figure } from '../figures/figure.tsx'
import { locateMe, pointing } from '../place/where-am-i.ts'

/** The place in one glance: its name, what is in it, that it is synthetic, and the three things to do next. */
export function CountyCard() {
  const words = useWords()
  const { state, roots, counts, dataSets } = useStore(catalogue, (now) => now)
  const choosing = useStore(pointing, (now) => now.on)
  if (state === 'loading') return <Skeleton lines={6} />
  const largest = roots.filter((root) => root.level === roots[0]?.level)
  const sum = (read: (root: (typeof roots)[number]) => number | null): number =>
    largest.reduce((all, root) => all + (read(root) ?? 0), 0)
  const facilities = dataSets.reduce((all, set) => all + (set.counts.facilities ?? 0), 0)
  const synthetic = dataSets.some((set) => set.synthetic)
  const facts: [string, string, string][] = [
    [words.figures.population, count(sum((root) => root.population)), words.define.population],
    [words.figures.area, area(sum((root) => root.areaSquareMeters)), words.define.area],
    [words.places.towns, count(counts.town ?? 0), words.places.townsDefined],
    [words.places.villages, count(counts.village ?? 0), words.places.villagesDefined],
    [words.figures.facilities, count(facilities), words.places.facilitiesDefined],
  ]
  return (
    <>
      <h2 className="county-name">
        {largest.length === 0 ? (
          words.browse.title
        ) : (
          <span className="data-name" lang="zh-CN">
            {largest.length > 3 ? `${largest[0].name} …` : largest.map((root) => root.name).join('、')}
          </span>
        )}
        {synthetic && <span className="tag tag-synthetic">{words.map.synthetic}</span>}
      </h2>
      {largest.length > 0 && (
        <dl className="county-facts">
          {facts
            .filter(([, value]) => value !== '0')
            .map(([name, value, definition]) => (
              <Figure key={name} name={name} value={value} definition={definition} mark="D" />
            ))}
        </dl>
      )}
      <p className="unseen" id="next-steps">
        {words.places.next}
      </p>
      <ul className="next" aria-labelledby="next-steps">
        <li>
          <button
            type="button"
            className={choosing ? 'next-item chosen' : 'next-item'}
            aria-pressed={choosing}
            onClick={() => pointing.set({ on: !choosing })}
          >
            <Icon name="pin" size={18} />
            <span>
              <b>{words.places.whereAmI}</b>
              <span className="soft">{choosing ? words.places.pointNow : words.places.whereHint}</span>
            </span>
          </button>
          <button
            type="button"
            className="next-aside"
            onClick={() => void locateMe()}
            aria-label={words.places.myPosition}
            title={words.places.myPosition}
          >
            <Icon name="here" size={18} />
          </button>
        </li>
        <li>
          <button
            type="button"
            className="next-item"
            onClick={() => document.querySelector<HTMLElement>('.search input')?.focus()}
          >
            <Icon name="search" size={18} />
            <span>
              <b>{words.places.findDivision}</b>
              <span className="soft">{words.places.findHint}</span>
            </span>
          </button>
        </li>
        <li>
          <button type="button" className="next-item" onClick={() => view.set({ panel: 'coverage', panelOpen: true })}>
            <Icon name="coverage" size={18} />
            <span>
              <b>{words.places.whoCannot}</b>
              <span className="soft">{words.places.whoHint}</span>
            </span>
          </button>
        </li>
      </ul>
    </>
  )
}
