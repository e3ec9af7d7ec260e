import { createTaskOnMap } from '../task-on-map.ts'

/** Proposed sites on the map. */
export const sitesOnMap = createTaskOnMap('sitings', async () => {
  const { clickSites, drawSites, keepSitesDrawn } = await import('./draw-sites.ts')
  return { keepDrawn: keepSitesDrawn, draw: drawSites, click: clickSites }
})
