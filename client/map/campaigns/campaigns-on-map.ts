import { createTaskOnMap } from '../task-on-map.ts'

/** The areas of the open campaign on the map. */
export const campaignsOnMap = createTaskOnMap('redraw', async () => {
  const { clickCampaign, drawCampaign, keepCampaignDrawn } = await import('./draw-campaign.ts')
  return { keepDrawn: keepCampaignDrawn, draw: drawCampaign, click: clickCampaign }
})
