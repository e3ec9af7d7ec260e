import { ProblemError } from '#contract/problems'
import { foldPinyin, foldText } from '#planning/names/fold-text'
import { pinyinPattern } from '#planning/names/name-keys'
import type { SearchText } from '../../repositories/search/search-text.ts'

/** What the text of the query parameter `q` is compared by; a problem where it holds nothing that can be compared. */
export function searchText(q: string): SearchText {
  const folded = foldText(q)
  if (folded === '')
    throw new ProblemError(
      'unknown-parameter',
      'q: holds only white space and invisible signs; write a name, a code or pinyin.',
      [{ detail: 'holds only white space and invisible signs', pointer: 'q' }],
    )
  const letters = foldPinyin(folded)
  return /^[a-z][a-z0-9]*$/.test(letters)
    ? { folded, letters, pattern: pinyinPattern(letters) }
    : { folded, letters: null, pattern: null }
}
