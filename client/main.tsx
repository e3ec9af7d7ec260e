import { createRoot } from 'react-dom/client'
import { Root } from './root.tsx'
import { loadCatalogue } from './state/catalogue.ts'
import { followComparison } from './state/coverage/comparison.ts'
import { followResultAddress } from './state/coverage/coverage-run.ts'
import { followSupply } from './state/coverage/supply-run.ts'
import { keepSelection } from './state/places/keep-selection.ts'
import { loadPeriods } from './state/places/periods.ts'
import { preferences } from './state/preferences.ts'
import { keepSession } from './state/service/keep-session.ts'
import { watchConnection } from './state/service/watch-connection.ts'
import { keepAddress } from './state/view.ts'
import { applyPalette } from './theme/apply-palette.ts'
import './theme/base.css'
import './theme/controls.css'
import './theme/shell.css'
import './theme/task.css'
import './theme/fields.css'
import './theme/question.css'
import './theme/answer.css'
import './theme/browse-and-data.css'
import './theme/on-map.css'
import './theme/places.css'
import './theme/search.css'
import './theme/drawer.css'
import './theme/narrow.css'

applyPalette(preferences.get().appearance)
keepAddress()
keepSelection()
watchConnection()
keepSession()
void loadCatalogue()
loadPeriods()
followResultAddress()
followComparison()
followSupply()
createRoot(document.getElementById('root')!).render(<Root />)
