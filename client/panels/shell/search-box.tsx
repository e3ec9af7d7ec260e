import { SearchOutlined } from '@ant-design/icons'
import { AutoComplete, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { DivisionProperties } from '#contract/divisions'
import { api } from '../../api.ts'
import { useWords } from '../../i18n/words.ts'
import { openDivision } from '../../state/open-division.ts'

/** Finds divisions by name or code, and goes to the one chosen. */
export function SearchBox() {
  const words = useWords()
  const [text, setText] = useState('')
  const [found, setFound] = useState<DivisionProperties[] | null>(null)
  const asked = useRef<AbortController | null>(null)

  useEffect(() => {
    asked.current?.abort()
    setFound(null)
    const q = text.trim()
    if (q === '') return
    const controller = new AbortController()
    asked.current = controller
    const timer = setTimeout(() => {
      api
        .divisions({ q, limit: 12 }, controller.signal)
        .then(({ features }) => setFound(features.map((feature) => feature.properties)))
        .catch(() => undefined)
    }, 200)
    return () => clearTimeout(timer)
  }, [text])

  const options = (found ?? []).map((division) => ({
    value: division.id,
    label: (
      <span className="option">
        <span className="data-name" lang="zh-CN">
          {division.name}
        </span>
        <span className="soft">{words.levels[division.level]}</span>
        <code>{division.code}</code>
      </span>
    ),
  }))
  const none = text.trim() === '' ? null : found === null ? words.top.searching : words.top.searchNone(text.trim())

  return (
    <AutoComplete
      className="search"
      value={text}
      options={options}
      notFoundContent={none}
      defaultActiveFirstOption
      onChange={(value: string) => setText(found?.some((division) => division.id === value) ? text : (value ?? ''))}
      onSelect={(id: string) => {
        setText(found?.find((division) => division.id === id)?.name ?? '')
        void openDivision(id)
      }}
    >
      <Input prefix={<SearchOutlined />} placeholder={words.top.search} aria-label={words.top.search} allowClear />
    </AutoComplete>
  )
}
