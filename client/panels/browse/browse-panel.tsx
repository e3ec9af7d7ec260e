import { useWords } from '../../i18n/words.ts'
import { DivisionTree } from './division-tree.tsx'
import { FacilityList } from './facility-list.tsx'

/** Looking around: the tree of divisions, and the facilities in view. */
export default function BrowsePanel() {
  const words = useWords()
  return (
    <div className="task">
      <header className="task-head">
        <h2>{words.browse.title}</h2>
        <p>{words.browse.hint}</p>
      </header>
      <div className="task-body">
        <h3>{words.browse.divisions}</h3>
        <DivisionTree />
        <h3>{words.browse.facilities}</h3>
        <FacilityList />
      </div>
    </div>
  )
}
