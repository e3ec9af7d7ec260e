import type { ToolKey } from '../../../editing/tools/tool-table.ts'

/** Signs of the tools, drawn by line in a box of 24 × 24. */
const paths: Record<ToolKey | 'undo' | 'redo', string> = {
  select: 'M6 3.500 18.500 12l-5.500 1.200 3 6-2.600 1.300-3-6.100L6 18z',
  brush:
    'M20 4c-5 2-8.500 5.500-10 9l1.500 1.500C15 13 18.500 9.500 20 4zM9 14.500c-2.500 0-3.500 1.800-3.500 3.500 0 1-.8 1.700-2 2 3.500 1 8 .5 8-3z',
  lasso:
    'M12 4c4.700 0 8.500 2.500 8.500 5.800S16.700 15.500 12 15.500c-1.400 0-2.800-.2-4-.6C5.300 14 3.500 12 3.500 9.800 3.500 6.500 7.300 4 12 4zM7.500 13a2 2 0 1 0 .1 4c1.900.3 1.900 3-.6 3.500',
  cut: 'M4 20 20 4M4 4v16h16V4zM9.500 14.500h.1M14.500 9.500h.1',
  border: 'M4 6c4 0 4 6 8 6s4 6 8 6M12 12h.1M12 4v4M10 6l2-2 2 2M12 16v4M10 18l2 2 2-2',
  merge: 'M4 5h7v14H4zM20 5h-5M20 19h-5M20 5v14M11 12h7M15.500 9.500 18 12l-2.500 2.500',
  assign: 'M4 5h6v6H4zM14 13h6v6h-6zM7 14v3h4M9 15l2 2-2 2M17 10V7h-4',
  lock: 'M6 11h12v9H6zM8.500 11V7.500a3.500 3.500 0 0 1 7 0V11M12 14.500v2.500',
  measure: 'M3.500 15.500 15.500 3.500l5 5-12 12zM7.500 11.500l2 2M10.500 8.500l3 3M13.500 5.500l2 2',
  undo: 'M8.500 5 4 9.500 8.500 14M4.500 9.500H14a5.500 5.500 0 0 1 0 11h-4',
  redo: 'M15.500 5 20 9.500 15.500 14M19.500 9.500H10a5.500 5.500 0 0 0 0 11h4',
}

/** The sign of a tool; it says nothing to a screen reader, the button's name does. */
export function ToolIcon({ name }: { name: keyof typeof paths }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
