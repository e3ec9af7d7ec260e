import { useSyncExternalStore } from 'react'

/** A small observable value: read it, change part of it, be told of changes. */
export interface Store<T> {
  get(): T
  set(change: Partial<T> | ((current: T) => Partial<T>)): void
  subscribe(listener: () => void): () => void
}

/** Makes a store; a change that alters nothing tells nobody. */
export function createStore<T extends object>(initial: T): Store<T> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(change) {
      const patch = typeof change === 'function' ? change(state) : change
      const changed = (Object.keys(patch) as (keyof T)[]).some((key) => !Object.is(patch[key], state[key]))
      if (!changed) return
      state = { ...state, ...patch }
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Calls `listener` when one of the named parts changes; answers what ends that. */
export function onChange<T extends object>(store: Store<T>, parts: readonly (keyof T)[], listener: () => void): () => void {
  let before = store.get()
  return store.subscribe(() => {
    const now = store.get()
    const changed = parts.some((part) => !Object.is(now[part], before[part]))
    before = now
    if (changed) listener()
  })
}

/** Reads a store in a component; `select` must return the same reference while nothing changed. */
export function useStore<T extends object, S>(store: Store<T>, select: (state: T) => S): S {
  return useSyncExternalStore(store.subscribe, () => select(store.get()))
}
