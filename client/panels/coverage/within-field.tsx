import { Select } from 'antd'
import { useEffect, useState } from 'react'
import type { DivisionProperties } from '#contract/divisions'
import { api } from '../../api.ts'
import { useWords } from '../../i18n/words.ts'

/** Which division people are counted in: searched by name or code, everywhere when empty. */
export function WithinField({ value, onChange }: { value: string | null; onChange(id: string | null): void }) {
  const words = useWords()
  const [text, setText] = useState('')
  const [found, setFound] = useState<DivisionProperties[]>([])
  const [chosen, setChosen] = useState<DivisionProperties | null>(null)

  useEffect(() => {
    const controller = new AbortController()
    const timer = setTimeout(() => {
      const query = text.trim() === '' ? { level: 'town', limit: 50 } : { q: text.trim(), limit: 30 }
      api
        .divisions(query, controller.signal)
        .then(({ features }) => setFound(features.map((feature) => feature.properties)))
        .catch(() => undefined)
    }, 200)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [text])

  useEffect(() => {
    if (value === null) return setChosen(null)
    api
      .division(value)
      .then((feature) => setChosen(feature.properties))
      .catch(() => setChosen(null))
  }, [value])

  const listed = chosen && !found.some((division) => division.id === chosen.id) && text === '' ? [chosen, ...found] : found
  return (
    <fieldset>
      <legend id="within-label">{words.coverage.within}</legend>
      <Select
        className="wide"
        showSearch={{ filterOption: false, onSearch: setText }}
        allowClear
        value={chosen?.id ?? null}
        placeholder={words.coverage.withinAll}
        aria-labelledby="within-label"
        onChange={(id: string | null | undefined) => onChange(id ?? null)}
        options={listed.map((division) => ({
          value: division.id,
          label: (
            <span className="option">
              <span className="data-name" lang="zh-CN">
                {division.name}
              </span>
              <span className="soft">{words.levels[division.level]}</span>
            </span>
          ),
        }))}
      />
      <p className="hint">{words.coverage.withinHelp}</p>
    </fieldset>
  )
}
