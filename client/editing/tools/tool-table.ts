/** The tools, in the order of the bar: the letter that takes one up and its cursor. Their words are in the language files, their signs in `tool-icon.tsx`. */
export const toolTable = [
  { key: 'select', letter: 'V', cursor: 'default' },
  { key: 'brush', letter: 'B', cursor: 'none' },
  { key: 'lasso', letter: 'L', cursor: 'crosshair' },
  { key: 'cut', letter: 'C', cursor: 'crosshair' },
  { key: 'border', letter: 'R', cursor: 'crosshair' },
  { key: 'merge', letter: 'M', cursor: 'pointer' },
  { key: 'assign', letter: 'A', cursor: 'pointer' },
  { key: 'lock', letter: 'K', cursor: 'pointer' },
  { key: 'measure', letter: 'D', cursor: 'crosshair' },
] as const satisfies readonly { key: string; letter: string; cursor: string }[]

export type ToolKey = (typeof toolTable)[number]['key']

/** A tool's line in the table. */
export const toolLine = (key: ToolKey): (typeof toolTable)[number] => toolTable.find((line) => line.key === key)!
