import { useCallback, useEffect, useRef, useState } from 'react'
import type { DivisionProperties } from '#contract/divisions'
import { api } from '../../api.ts'
import { catalogue } from '../../state/catalogue.ts'
import { useStore } from '../../state/create-store.ts'
import { connection } from '../../state/service/connection.ts'
import { view } from '../../state/view.ts'
import type { Children } from './tree-rows.ts'

const pageRows = 1000

/** All children of a division on a day, page by page. */
async function childrenOf(id: string, at: string | null): Promise<DivisionProperties[]> {
  const list: DivisionProperties[] = []
  for (;;) {
    const { features, numberMatched } = await api.divisions({ parent: id, at, limit: pageRows, offset: list.length })
    list.push(...features.map((feature) => feature.properties))
    if (features.length === 0 || list.length >= (numberMatched ?? 0)) return list
  }
}

/** The branches of the tree: each loaded when it is first opened, and anew for another day or new data. */
export function useBranches(roots: readonly DivisionProperties[]) {
  const at = useStore(view, (state) => state.at)
  const loads = useStore(catalogue, (state) => state.loads)
  const returns = useStore(connection, (state) => state.returns)
  const [children, setChildren] = useState<Children>(new Map())
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const era = useRef(0)
  const known = useRef<Map<string, readonly DivisionProperties[] | 'loading' | 'failed'>>(new Map())

  const load = useCallback(
    async (id: string): Promise<readonly DivisionProperties[]> => {
      const have = known.current.get(id)
      if (Array.isArray(have)) return have
      const mine = era.current
      const keep = (value: readonly DivisionProperties[] | 'loading' | 'failed'): void => {
        if (mine !== era.current) return
        known.current.set(id, value)
        setChildren(new Map(known.current))
      }
      keep('loading')
      try {
        const list = await childrenOf(id, at)
        keep(list)
        return list
      } catch {
        keep('failed')
        return []
      }
    },
    [at],
  )
  const toggle = useCallback(
    (id: string, opened: boolean): void => {
      setOpen((before) => {
        const next = new Set(before)
        if (opened) next.add(id)
        else next.delete(id)
        return next
      })
      if (opened) void load(id)
    },
    [load],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: another day, new data or a returned service make what is known old
  useEffect(() => {
    era.current += 1
    known.current = new Map()
    setChildren(new Map())
    setOpen((before) => {
      const next = before.size === 0 && roots.length <= 3 ? new Set(roots.map((root) => root.id)) : before
      for (const id of next) void load(id)
      return next
    })
  }, [roots, at, loads, returns, load])

  /** Opens every branch above a division, so that its line can be shown. */
  const reveal = useCallback(
    async (id: string): Promise<void> => {
      const chain: string[] = []
      for (let parent = (await api.division(id, at)).properties.parentId; parent && chain.length < 12; ) {
        chain.unshift(parent)
        parent = (await api.division(parent, at)).properties.parentId
      }
      for (const each of chain) await load(each)
      setOpen((before) => new Set([...before, ...chain]))
    },
    [at, load],
  )
  return { children, open, toggle, reveal, retry: load }
}
