import { CoveragePanel } from '../coverage/coverage-panel.tsx'

/** The coverage task, loaded when it is first opened. */
export default CoveragePanel
