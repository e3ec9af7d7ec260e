import { DrawerPane } from '../results/drawer-pane.tsx'

/** The results below the map, or in the sheet where there is no stage; loaded with the first answer. */
export default DrawerPane
