import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { loadCatalogue } from './state/catalogue.ts'
import { openResult } from './state/coverage-run.ts'
import { preferences } from './state/preferences.ts'
import { keepAddress, view } from './state/view.ts'
import { applyPalette } from './theme/apply-palette.ts'
import './theme/base.css'
import './theme/shell.css'
import './theme/task.css'
import './theme/fields.css'
import './theme/question.css'
import './theme/answer.css'
import './theme/browse-and-data.css'
import './theme/on-map.css'
import './theme/drawer.css'
import './theme/narrow.css'

applyPalette(preferences.get().appearance)
keepAddress()
void loadCatalogue()
const { resultId } = view.get()
if (resultId) void openResult(resultId)
createRoot(document.getElementById('root')!).render(<App />)
