import { useState } from 'react'
import { useWords } from '../../i18n/words.ts'
import { Segments } from '../controls/segments.tsx'
import { CountyCard } from './county-card.tsx'
import { DivisionTree } from './division-tree.tsx'
import { InView } from './in-view.tsx'

/** Looking around: what this is, what can be done, the tree of divisions, and the list of what the map shows. */
export default function BrowsePanel() {
  const words = useWords()
  const [tab, setTab] = useState<'tree' | 'view'>('tree')
  return (
    <div className="task browse">
      <header className="task-head">
        <CountyCard />
      </header>
      <div className="browse-tabs">
        <Segments<'tree' | 'view'>
          label={words.places.lists}
          value={tab}
          options={[
            { value: 'tree', label: words.browse.tree },
            { value: 'view', label: words.places.inView },
          ]}
          onChange={setTab}
        />
      </div>
      <div className="task-body browse-body">{tab === 'tree' ? <DivisionTree /> : <InView />}</div>
    </div>
  )
}
