import { useState } from 'react'
import { useWords } from '../../i18n/words.ts'
import { Icon, type IconName } from '../../panels/controls/icon.tsx'
import { locateMe, pickMiddle } from '../../panels/place/where-am-i.ts'
import { catalogue, homeBox } from '../../state/catalogue.ts'
import { showBox, zoomBy } from '../map-camera.ts'

/** Nearer and farther, the whole place, one's own position, the middle of the map, and a picture of it. */
export function MapButtons() {
  const words = useWords()
  const [drawing, setDrawing] = useState<'no' | 'yes' | 'failed'>('no')
  const home = (): void => {
    const box = homeBox(catalogue.get())
    if (box) showBox(box)
  }
  const save = async (): Promise<void> => {
    setDrawing('yes')
    try {
      const { saveMapPng } = await import('../export-png.ts')
      await saveMapPng()
      setDrawing('no')
    } catch {
      setDrawing('failed')
    }
  }
  const buttons: [IconName, string, () => void][][] = [
    [
      ['plus', words.map.zoomIn, () => zoomBy(1)],
      ['minus', words.map.zoomOut, () => zoomBy(-1)],
      ['home', words.places.home, home],
    ],
    [
      ['here', words.places.myPosition, () => void locateMe()],
      ['pin', words.places.atMiddle, pickMiddle],
      ['download', words.places.exportPng, () => void save()],
    ],
  ]
  return (
    <div className="map-buttons">
      {buttons.map((group) => (
        <div className="zoom-buttons" key={group[0][0]}>
          {group.map(([icon, name, act]) => (
            <button
              type="button"
              key={icon}
              aria-label={name}
              title={name}
              onClick={act}
              disabled={icon === 'download' && drawing === 'yes'}
            >
              <Icon name={icon} />
            </button>
          ))}
        </div>
      ))}
      <span role="status" className={drawing === 'no' ? 'unseen' : 'map-told'}>
        {drawing === 'yes' ? words.places.exporting : drawing === 'failed' ? words.places.exportFailed : ''}
      </span>
    </div>
  )
}
