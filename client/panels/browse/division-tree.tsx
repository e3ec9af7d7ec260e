import { Tree, type TreeDataNode } from 'antd'
import { useEffect, useState } from 'react'
import type { DivisionProperties } from '#contract/divisions'
import type { Problem } from '#contract/problems'
import { api, problemOf } from '../../api.ts'
import { count } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { catalogue, loadCatalogue } from '../../state/catalogue.ts'
import { useStore } from '../../state/create-store.ts'
import { openDivision } from '../../state/open-division.ts'
import { selection } from '../../state/selection.ts'
import { ProblemNotice } from '../figures/problem-notice.tsx'

type Children = Record<string, DivisionProperties[]>

/** Levels below which the tree does not look for children. */
const leaves = new Set(['grid_4', 'compound', 'building'])

/** The divisions as a tree, each branch loaded when it is opened; what is selected on the map is marked here too. */
export function DivisionTree() {
  const words = useWords()
  const { state, problem, roots } = useStore(catalogue, (now) => now)
  const selected = useStore(selection, (now) => now.divisionId)
  const [children, setChildren] = useState<Children>({})
  const [failure, setFailure] = useState<Problem | null>(null)
  const [open, setOpen] = useState<React.Key[]>([])

  const load = async (id: string): Promise<void> => {
    try {
      const { features } = await api.divisions({ parent: id, limit: 1000 })
      setChildren((known) => ({ ...known, [id]: features.map((feature) => feature.properties) }))
    } catch (error) {
      setFailure(problemOf(error))
    }
  }

  useEffect(() => {
    if (roots.length === 0 || roots.length > 3) return
    setOpen(roots.map((root) => root.id))
    for (const root of roots)
      void api
        .divisions({ parent: root.id, limit: 1000 })
        .then(({ features }) => setChildren((known) => ({ ...known, [root.id]: features.map((feature) => feature.properties) })))
  }, [roots])

  const nodeOf = (division: DivisionProperties): TreeDataNode => {
    const below = children[division.id]
    return {
      key: division.id,
      isLeaf: leaves.has(division.level) || below?.length === 0,
      children: below?.map(nodeOf),
      title: (
        <span className="tree-row">
          <span className="data-name" lang="zh-CN">
            {division.name}
          </span>
          <span className="soft">{division.population === null ? words.figures.unknown : count(division.population)}</span>
        </span>
      ),
    }
  }

  if (state === 'failed' && problem) return <ProblemNotice problem={problem} onRetry={() => void loadCatalogue()} />
  if (state === 'loading') return <p className="panel-loading">{words.panel.loading}</p>
  if (roots.length === 0) {
    return (
      <div className="empty">
        <strong>{words.browse.none}</strong>
        <p>{words.browse.noneAdvice}</p>
      </div>
    )
  }
  return (
    <>
      {failure && <ProblemNotice problem={failure} />}
      <Tree
        blockNode
        aria-label={words.browse.tree}
        treeData={roots.map(nodeOf)}
        expandedKeys={open}
        onExpand={(keys) => setOpen(keys)}
        loadData={(node) => (children[String(node.key)] ? Promise.resolve() : load(String(node.key)))}
        selectedKeys={selected ? [selected] : []}
        onSelect={(_, { node }) => void openDivision(String(node.key))}
      />
    </>
  )
}
