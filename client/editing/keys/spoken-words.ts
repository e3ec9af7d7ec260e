import { type RedrawWords, redrawWordsOf } from '../../i18n/redraw/redraw-words.ts'
import { preferences } from '../../state/preferences.ts'

/** The words of redrawing in the language chosen now, outside of components. */
export function spokenWords(): RedrawWords {
  return redrawWordsOf(preferences.get().language)
}
