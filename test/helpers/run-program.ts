import { spawn } from 'node:child_process'

export interface ProgramEnd {
  code: number | null
  stdout: string
  stderr: string
  seconds: number
}

/** Runs one of the programs in server/ to its end, with these settings on top of the environment. */
export function runProgram(
  entry: 'main' | 'cli' | 'worker',
  parameters: string[],
  environment: Record<string, string>,
): Promise<ProgramEnd> {
  const begun = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', `server/${entry}.ts`, ...parameters], {
    env: { ...process.env, DATABASE_URL: '', PORT: '0', FANGYUAN_SAMPLE: 'none', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (bytes) => {
    stdout += bytes
  })
  child.stderr.on('data', (bytes) => {
    stderr += bytes
  })
  return new Promise((resolve) =>
    child.once('close', (code) => resolve({ code, stdout, stderr, seconds: (performance.now() - begun) / 1000 })),
  )
}
