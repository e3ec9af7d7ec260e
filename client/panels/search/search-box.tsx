import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { SearchHit } from '#contract/search'
import { useWords } from '../../i18n/words.ts'
import { Icon } from '../controls/icon.tsx'
import { groupHits } from './group-hits.ts'
import { openHit } from './open-hit.ts'
import { SearchList } from './search-list.tsx'
import { useSearch } from './use-search.ts'

/** Longest text that is kept in the field; the service refuses longer ones than this anyway. */
const longestText = 100

/** Finds divisions, facilities, streets and places by name, code, pinyin or address: type, arrow through the hits, Enter goes there. */
export function SearchBox() {
  const words = useWords()
  const id = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const found = useSearch(text, open)
  const groups = groupHits(found.state === 'found' ? found.hits : [])
  const hits = groups.flatMap((group) => group.hits)
  const shown = open && text.trim() !== ''

  // biome-ignore lint/correctness/useExhaustiveDependencies: other hits begin anew
  useEffect(() => setActive(0), [found])
  useEffect(() => {
    if (shown) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [shown, active, id])

  const take = (hit: SearchHit): void => {
    setText(hit.name)
    setOpen(false)
    openHit(hit)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && hits.length > 0) {
      event.preventDefault()
      setOpen(true)
      setActive((now) => (open ? (now + step + hits.length) % hits.length : now))
    } else if (event.key === 'Enter' && shown && hits[active]) {
      event.preventDefault()
      take(hits[active])
    } else if (event.key === 'Escape' && (open || text !== '')) {
      event.preventDefault()
      if (!shown) setText('')
      setOpen(false)
    }
  }
  const clear = (): void => {
    setText('')
    field.current?.focus()
  }
  return (
    <search className="search" aria-label={words.places.searchRegion}>
      <div className="picker">
        <Icon name="search" />
        <input
          ref={field}
          role="combobox"
          aria-label={words.top.search}
          aria-expanded={shown && hits.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown && hits[active] ? `${id}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={words.top.search}
          value={text}
          onChange={(event) => {
            setText(event.target.value.slice(0, longestText))
            setOpen(true)
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        {text !== '' && (
          <button
            type="button"
            className="picker-clear"
            aria-label={words.top.clear}
            title={words.top.clear}
            onMouseDown={(event) => event.preventDefault()}
            onClick={clear}
          >
            <Icon name="close" />
          </button>
        )}
        <p role="status" className="unseen">
          {shown && found.state === 'found' && words.places.hitCount(hits.length)}
        </p>
        <SearchList
          id={id}
          shown={shown}
          found={found}
          groups={groups}
          active={active}
          onPoint={setActive}
          onTake={take}
          text={text}
        />
      </div>
    </search>
  )
}
