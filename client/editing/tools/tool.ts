import type { MapPointer } from '../editor.ts'

/** A tool in hand: what it does with the pointer, the cross-hair and the keys. What it does not name, it does not use. */
export interface Tool {
  /** What its points are drawn to. */
  snaps: 'all' | 'borders' | null
  /** Whether its line follows the street that two points lie on. */
  followsStreets?: boolean
  /** Presses down: true takes the drag for the tool, else it moves the map. */
  down?(pointer: MapPointer): boolean
  drag?(pointer: MapPointer): void
  up?(pointer: MapPointer): void
  move?(pointer: MapPointer): void
  /** A click without a drag, or Space at the cross-hair; `adds`: with Shift. */
  click?(pointer: MapPointer, adds: boolean): void
  /** Enter, a double click, or the button on the map for fingers. */
  finish?(): void
  /** Whether there is something to finish. */
  canFinish?(): boolean
  /** Backspace: takes the last point back. */
  back?(): void
  /** Delete. */
  remove?(): void
  /** Alt and an arrow key: moves what is held by so many pixels. */
  nudge?(dx: number, dy: number): void
  /** Escape; false where there is nothing to give up. */
  cancel?(): boolean
}
