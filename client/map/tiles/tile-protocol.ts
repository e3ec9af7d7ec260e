import { addProtocol } from 'maplibre-gl'
import { api } from '../../api.ts'
import { workOnTile } from './tile-work.ts'

/** From this zoom on every facility stands alone. */
const aloneFromZoom = 16

/**
 * Serves `worked://divisions/…` (with layer `borders`) and `worked://facilities/…` (with layer `pins`); `show=` in the address
 * names the categories that are counted and does not reach the service.
 */
export function addTileProtocol(): void {
  addProtocol('worked', async ({ url }, { signal }) => {
    const { host: layer, pathname, searchParams } = new URL(url.replace('worked://', 'http://'))
    const show = searchParams.get('show')
    searchParams.delete('show')
    const query = searchParams.toString()
    const data = await api.tile(`${layer}${pathname}${query ? `?${query}` : ''}`, signal)
    if (data.byteLength === 0) return { data }
    const zoom = Number(pathname.split('/')[1])
    const work =
      layer === 'divisions'
        ? ({ kind: 'borders', zoom } as const)
        : ({ kind: 'pins', categories: show ? show.split(',') : null, alone: zoom >= aloneFromZoom } as const)
    return { data: await workOnTile(work, data) }
  })
}
