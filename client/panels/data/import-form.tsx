import { useRef, useState } from 'react'
import type { ImportKind, ImportOptions } from '#contract/imports'
import { divisionLevels } from '#planning/types'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { cancelImport, importRun, startImport } from '../../state/import-run.ts'
import { Choice } from '../controls/choice.tsx'
import { PushButton } from '../controls/push-button.tsx'
import { Tick } from '../controls/tick.tsx'
import { CrsChoice } from './crs-choice.tsx'
import { ImportProgress } from './import-progress.tsx'
import { ImportReport } from './import-report.tsx'

const kinds = ['streets', 'divisions', 'facilities', 'demand'] as const satisfies readonly ImportKind[]
/** A file and what it holds; the import runs as a job that can be followed and cancelled. */
export function ImportForm() {
  const words = useWords()
  const { state, result, problem } = useStore(importRun, (run) => run)
  const [file, setFile] = useState<File | null>(null)
  const [options, setOptions] = useState<ImportOptions>({
    kind: 'facilities',
    level: 'village',
    crs: 'EPSG:4490',
    skipInvalid: false,
  })
  const picker = useRef<HTMLInputElement>(null)
  const change = (part: Partial<ImportOptions>): void => setOptions((now) => ({ ...now, ...part }))
  const { kind, level, crs, encoding, skipInvalid } = options
  const submit = (): void => {
    if (!file) return
    const asked = { kind, skipInvalid, crs, encoding, level: kind === 'divisions' ? level : undefined }
    void startImport(file, kind === 'streets' ? { kind, skipInvalid } : asked)
  }
  const busy = state === 'uploading' || state === 'running'
  return (
    <div className="form">
      <h3>{words.data.importTitle}</h3>
      <div className="field">
        <span aria-hidden="true">{words.data.kind}</span>
        <Choice<ImportKind>
          value={kind}
          label={words.data.kind}
          onChange={(next) => change({ kind: next })}
          options={kinds.map((each) => ({ value: each, label: words.data.kinds[each] }))}
        />
      </div>
      <p className="hint">{words.data.formats[kind]}</p>
      {kind === 'divisions' && (
        <div className="field">
          <span aria-hidden="true">{words.data.level}</span>
          <Choice
            value={level ?? 'village'}
            label={words.data.level}
            onChange={(next) => change({ level: next })}
            options={divisionLevels.map((each) => ({ value: each, label: words.levels[each] }))}
          />
        </div>
      )}
      {kind !== 'streets' && (
        <>
          <div className="field">
            <span aria-hidden="true">{words.data.crs}</span>
            <CrsChoice value={crs ?? 'EPSG:4490'} onChange={(next) => change({ crs: next })} />
          </div>
          <div className="field">
            <span aria-hidden="true">{words.data.encoding}</span>
            <Choice
              value={encoding ?? ''}
              label={words.data.encoding}
              onChange={(next) => change({ encoding: next === '' ? undefined : next })}
              options={[
                { value: '', label: words.data.encodingAuto },
                { value: 'utf-8', label: 'UTF-8' },
                { value: 'gb18030', label: 'GB 18030 (GBK)' },
              ]}
            />
          </div>
        </>
      )}
      <Tick checked={skipInvalid} onChange={(next) => change({ skipInvalid: next })}>
        {words.data.skipInvalid}
      </Tick>
      <p className="hint">{words.data.skipHelp}</p>
      <div className="file-line">
        <PushButton icon="upload" onClick={() => picker.current?.click()} disabled={busy}>
          {words.data.file}
        </PushButton>
        <span className="data-name file-name">{file?.name ?? words.data.noFile}</span>
        <input
          ref={picker}
          type="file"
          className="unseen"
          tabIndex={-1}
          aria-label={words.data.file}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </div>
      {busy ? (
        <ImportProgress onCancel={() => void cancelImport()} />
      ) : (
        <PushButton look="primary" disabled={!file} onClick={submit} wide>
          {words.data.upload}
        </PushButton>
      )}
      <ImportReport state={state} result={result} problem={problem} />
    </div>
  )
}
