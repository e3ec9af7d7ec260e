import { useState } from 'react'
import type { CoverageResult } from '#contract/coverage'
import { downloadAddress } from '../../api.ts'
import { useResultWords } from '../../i18n/result-words.ts'
import { useWords } from '../../i18n/words.ts'
import { levelsOf, resultLevel } from '../../state/coverage/result-level.ts'
import { useStore } from '../../state/create-store.ts'
import { view } from '../../state/view.ts'
import { Icon } from '../controls/icon.tsx'
import { PushButton } from '../controls/push-button.tsx'

/** The answer as files: tables, shapes, the map as it is drawn now. */
export function ExportButtons({ result }: { result: CoverageResult }) {
  const words = useWords()
  const more = useResultWords()
  const chosenLevel = useStore(view, (state) => state.level)
  const levels = levelsOf(result.divisions)
  const level = chosenLevel && levels.includes(chosenLevel) ? chosenLevel : resultLevel()
  const files = [
    ['divisions.csv', words.coverage.csv, ''],
    ...(level ? [['divisions.geojson', more.answer.divisions, `?level=${level}`] as const] : []),
    ['isochrones.geojson', words.coverage.isochrones, ''],
    ['gaps.geojson', words.coverage.gapsFile, ''],
  ] as const
  return (
    <section>
      <h3>{words.coverage.exports}</h3>
      <div className="exports">
        {files.map(([file, name, query]) => (
          <a
            key={file}
            className="push small"
            href={`${downloadAddress(result.id, file)}${query}`}
            download={`coverage-${result.id}-${file}`}
          >
            <Icon name="download" /> {name}
          </a>
        ))}
        <MapPicture id={result.id} />
      </div>
    </section>
  )
}

/** The map as a picture, with its legend, scale and sources. */
function MapPicture({ id }: { id: string }) {
  const more = useResultWords()
  const [state, setState] = useState<'idle' | 'drawing' | 'failed'>('idle')
  const draw = async (): Promise<void> => {
    setState('drawing')
    try {
      const { exportMapPng } = await import('../../map/export-png.ts')
      saveBlob(await exportMapPng(), `coverage-${id}.png`)
      setState('idle')
    } catch {
      setState('failed')
    }
  }
  return (
    <>
      <PushButton small icon="download" busy={state === 'drawing'} onClick={() => void draw()}>
        {more.answer.png}
      </PushButton>
      <span role="status" className="hint">
        {state === 'drawing' ? more.answer.drawing : state === 'failed' ? more.answer.pngFailed : ''}
      </span>
    </>
  )
}

function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
