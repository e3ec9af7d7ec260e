import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { DivisionProperties } from '#contract/divisions'
import { useWords } from '../../i18n/words.ts'
import { Icon } from './icon.tsx'
import { useDivisionSearch } from './use-division-search.ts'

interface DivisionPickerProps {
  label: string
  placeholder: string
  /** The name shown while nothing is typed. */
  value: string
  whenEmpty: 'nothing' | 'towns'
  onPick(division: DivisionProperties): void
  onClear?: () => void
}

/** A field that finds divisions by name or code: type, go through the list with the arrow keys, Enter takes one. */
export function DivisionPicker({ label, placeholder, value, whenEmpty, onPick, onClear }: DivisionPickerProps) {
  const words = useWords()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const text = typed ?? ''
  const found = useDivisionSearch(text, open, whenEmpty)
  const shown = open && (text.trim() !== '' || (whenEmpty === 'towns' && found !== null && found.length > 0))

  const take = (division: DivisionProperties): void => {
    setTyped(null)
    setOpen(false)
    onPick(division)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = (found?.length ?? 0) - 1
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      setActive((now) => Math.max(0, Math.min(last, now + (event.key === 'ArrowDown' ? 1 : -1))))
    } else if (event.key === 'Enter' && shown && found?.[active]) {
      event.preventDefault()
      take(found[active])
    } else if (event.key === 'Escape' && (open || typed !== null)) {
      event.preventDefault()
      setOpen(false)
      setTyped(null)
    }
  }
  const clear = (): void => {
    setTyped(null)
    onClear?.()
    input.current?.focus()
  }
  return (
    <div className="picker">
      <Icon name="search" />
      <input
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && found?.[active] ? `${id}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={typed ?? value}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
          setOpen(true)
        }}
        onFocus={(event) => {
          event.target.select()
          setOpen(true)
        }}
        onBlur={() => {
          setOpen(false)
          setTyped(null)
        }}
        onKeyDown={onKeyDown}
      />
      {(typed || (value && onClear)) && (
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
      {shown && (
        <div
          className="picker-list"
          id={`${id}-list`}
          role="listbox"
          aria-label={label}
          onMouseDown={(event) => event.preventDefault()}
        >
          {found?.map((division, index) => (
            <div
              key={division.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={index === active ? 'option active' : 'option'}
              onMouseMove={() => setActive(index)}
              onClick={() => take(division)}
              onKeyDown={() => undefined}
            >
              <span className="data-name" lang="zh-CN">
                {division.name}
              </span>
              <span className="soft">{words.levels[division.level]}</span>
              <code>{division.code}</code>
            </div>
          ))}
          {(found === null || found.length === 0) && (
            <div className="option soft" role="option" tabIndex={-1} aria-selected={false} aria-disabled>
              {found === null ? words.top.searching : words.top.searchNone(text.trim())}
            </div>
          )}
        </div>
      )}
    </div>
  )
}
