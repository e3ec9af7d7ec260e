import { useWords } from '../../i18n/words.ts'
import { Choice } from '../controls/choice.tsx'

/** The coordinate system that a file is in. */
export function CrsChoice({ value, onChange }: { value: string; onChange(crs: string): void }) {
  const { crs: label, crsNames: names } = useWords().data
  const systems = [
    { value: 'EPSG:4490', label: 'CGCS2000 (EPSG:4490)' },
    { value: 'EPSG:4326', label: 'WGS 84 (EPSG:4326)' },
    { value: 'gcj02', label: 'GCJ-02' },
    { value: 'bd09', label: 'BD-09' },
    { value: 'EPSG:4544', label: `${names.meridian105} (EPSG:4544)` },
    { value: 'EPSG:4523', label: `${names.zone35} (EPSG:4523)` },
    { value: 'EPSG:3857', label: `${names.mercator} (EPSG:3857)` },
  ]
  return <Choice label={label} value={value} onChange={onChange} options={systems} />
}
