import { createTaskOnMap } from '../task-on-map.ts'

/** Proposed merges on the map. */
export const mergesOnMap = createTaskOnMap('merges', async () => {
  const { clickMerges, drawMerges, keepMergesDrawn } = await import('./draw-merges.ts')
  return { keepDrawn: keepMergesDrawn, draw: drawMerges, click: clickMerges }
})
