import type { SearchHit } from '#contract/search'
import { facilityRules } from '#planning/rules/facility-rules'
import { useWords } from '../../i18n/words.ts'
import { Icon } from '../controls/icon.tsx'
import { useCategoryName } from '../figures/category-name.ts'
import { GroupIcon } from '../figures/group-icon.tsx'
import type { HitGroup } from './group-hits.ts'
import type { Found } from './use-search.ts'

interface SearchListProps {
  id: string
  shown: boolean
  found: Found
  groups: readonly HitGroup[]
  active: number
  text: string
  onPoint(index: number): void
  onTake(hit: SearchHit): void
}

/** The hits under their headings, or what is said instead of them. */
export function SearchList({ id, shown, found, groups, active, text, onPoint, onTake }: SearchListProps) {
  const words = useWords()
  if (!shown) return null
  const none = found.state === 'found' && groups.length === 0
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press inside must not take the focus from the field
    <div className="picker-list hits" onMouseDown={(event) => event.preventDefault()}>
      <div id={`${id}-list`} role="listbox" aria-label={words.places.hits}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options within a listbox
          <div key={group.kind} role="group" aria-labelledby={`${id}-${group.kind}`}>
            <div className="hit-kind" id={`${id}-${group.kind}`} role="presentation">
              {words.places.hitKinds[group.kind]}
            </div>
            {group.hits.map((hit, place) => {
              const index = group.first + place
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys for its options
                <div
                  key={`${hit.kind} ${hit.id ?? hit.name} ${hit.lon},${hit.lat}`}
                  id={`${id}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  className={index === active ? 'hit active' : 'hit'}
                  onMouseMove={() => onPoint(index)}
                  onClick={() => onTake(hit)}
                >
                  <HitLine hit={hit} />
                </div>
              )
            })}
          </div>
        ))}
      </div>
      {found.state === 'searching' && <p className="hit-words soft">{words.top.searching}</p>}
      {none && (
        <div className="hit-words" role="status">
          <strong>{words.top.searchNone(text.trim().slice(0, 30))}</strong>
          <p className="soft">{words.places.searchHint}</p>
        </div>
      )}
      {found.state === 'failed' && (
        <p className="hit-words error" role="alert">
          <Icon name="warning" /> {words.places.searchFailed}
        </p>
      )}
    </div>
  )
}

function HitLine({ hit }: { hit: SearchHit }) {
  const words = useWords()
  const nameOf = useCategoryName()
  const what = hit.level ? words.levels[hit.level] : hit.category ? nameOf(hit.category) : null
  return (
    <>
      {hit.category ? (
        <GroupIcon group={facilityRules[hit.category].group} size={16} />
      ) : (
        <Icon name={hit.level ? 'browse' : 'pin'} size={16} />
      )}
      <span className="hit-name">
        <span className="data-name" lang="zh-CN">
          {hit.name}
        </span>
        <span className="soft hit-within">
          {what}
          {what && hit.within.length > 0 && ' · '}
          <span className="data-name" lang="zh-CN">
            {hit.within.slice(0, 3).join(' ‹ ')}
          </span>
        </span>
      </span>
      {hit.code && <code>{hit.code}</code>}
    </>
  )
}
