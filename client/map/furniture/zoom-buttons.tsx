import { MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { useWords } from '../../i18n/words.ts'
import { zoomBy } from '../map-camera.ts'

/** Nearer and farther. */
export function ZoomButtons() {
  const words = useWords()
  return (
    <div className="zoom-buttons">
      <button type="button" aria-label={words.map.zoomIn} title={words.map.zoomIn} onClick={() => zoomBy(1)}>
        <PlusOutlined aria-hidden />
      </button>
      <button type="button" aria-label={words.map.zoomOut} title={words.map.zoomOut} onClick={() => zoomBy(-1)}>
        <MinusOutlined aria-hidden />
      </button>
    </div>
  )
}
