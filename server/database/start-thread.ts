import { Worker } from 'node:worker_threads'

/** Starts a thread on a TypeScript file. A thread does not inherit the loader of its parent, so it registers its own first. */
export function startThread(entry: URL, workerData: unknown): Worker {
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'))
  const bootstrap = `import(${loader}).then(({ register }) => { register(); return import(${JSON.stringify(entry.href)}) })`
  return new Worker(bootstrap, { eval: true, workerData })
}
