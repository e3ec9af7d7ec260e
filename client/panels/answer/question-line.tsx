import { useEffect, useState } from 'react'
import type { CoverageBody } from '#contract/coverage'
import { api } from '../../api.ts'
import { useWords } from '../../i18n/words.ts'
import { useCategoryName } from '../figures/category-name.ts'

/** The question of a result in one line. */
export function QuestionLine({ parameters }: { parameters: CoverageBody }) {
  const words = useWords()
  const nameOf = useCategoryName()
  const { categories, minutes = null, mode, within } = parameters
  const [place, setPlace] = useState<string | null>(null)
  useEffect(() => {
    setPlace(null)
    if (!within) return
    api
      .division(within, parameters.at)
      .then((feature) => setPlace(feature.properties.name))
      .catch(() => setPlace(within))
  }, [within, parameters.at])
  const what = categories.length > 3 ? words.sentence.several(categories.length) : categories.map(nameOf).join(words.comma)
  return (
    <p className="question-line">
      {words.sentence.question(what, mode, minutes)}
      {within && (
        <span className="data-name" lang="zh-CN">
          {' · '}
          {place ?? '…'}
        </span>
      )}
      {parameters.counted === 'planned' && <span className="soft"> · {words.sentence.plannedToo}</span>}
    </p>
  )
}
