import { dropDrawing, editor } from '../editor.ts'
import { borderTool } from './border-tool.ts'
import { brushTool } from './brush-tool.ts'
import { assignTool, lockTool, mergeTool } from './choosing-tools.ts'
import { cutTool } from './cut-tool.ts'
import { lassoTool } from './lasso-tool.ts'
import { measureTool } from './measure-tool.ts'
import { selectTool } from './select-tool.ts'
import type { Tool } from './tool.ts'
import type { ToolKey } from './tool-table.ts'

const tools: Record<ToolKey, Tool> = {
  select: selectTool,
  brush: brushTool,
  lasso: lassoTool,
  cut: cutTool,
  border: borderTool,
  merge: mergeTool,
  assign: assignTool,
  lock: lockTool,
  measure: measureTool,
}

/** The tool in hand. */
export const toolNow = (): Tool => tools[editor.get().tool]

/** Takes a tool up; what was being drawn with the other one is given up. */
export function takeTool(tool: ToolKey): void {
  dropDrawing()
  editor.set({ tool, units: [] })
}
