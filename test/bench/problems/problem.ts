/** What was asked on the command line, beside the problem and its files. */
export interface BenchOptions {
  seconds: number
  seed: number
  /** Folder for solutions, null where none was asked. */
  outDir: string | null
  /** Options that only some problems know, by name without the dashes. */
  extra: Record<string, string>
}

/** The line printed for one file; further keys say what was measured. */
export interface BenchLine {
  file: string
  problem: string
  objective: number
  bound: number | null
  gap: number | null
  status: 'optimal' | 'feasible' | 'infeasible' | 'stopped'
  seconds: number
  [key: string]: unknown
}

/** One kind of instance that the benchmark can solve. */
export interface Problem {
  /** Names of the options that it knows beyond the common ones; the ones marked true must be given. */
  options: Record<string, boolean>
  /** What is solved where no file is named; absent: one must be. */
  files?: readonly string[]
  solve: (file: string, options: BenchOptions) => Promise<{ line: BenchLine; solution: unknown }>
}
