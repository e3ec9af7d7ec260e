import { createTaskOnMap } from '../task-on-map.ts'

/** The grids of automatic division on the map. */
export const gridsOnMap = createTaskOnMap('grids', async () => {
  const { clickGrids, drawGrids, keepGridsDrawn } = await import('./draw-grids.ts')
  return { keepDrawn: keepGridsDrawn, draw: drawGrids, click: clickGrids }
})
