import { changeBreaks } from '../../../theme/tokens.ts'

/** The class of a change of share, 0–6, by its borders as the map's colours step over them; 3 is none. */
export function changeClass(change: number): number {
  return changeBreaks.filter((least) => change >= least).length
}
