import { DivisionFigures } from './division-figures.tsx'

/** One division, by itself. */
export function DivisionView({ id }: { id: string }) {
  return <DivisionFigures id={id} named />
}
