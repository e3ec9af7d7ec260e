import { Choice } from '../controls/choice.tsx'

const systems = ['EPSG:4490', 'EPSG:4326', 'gcj02', 'bd09', 'EPSG:4544', 'EPSG:4523', 'EPSG:3857'] as const
const systemNames: Record<(typeof systems)[number], string> = {
  'EPSG:4490': 'CGCS2000 (EPSG:4490)',
  'EPSG:4326': 'WGS 84 (EPSG:4326)',
  gcj02: 'GCJ-02',
  bd09: 'BD-09',
  'EPSG:4544': 'CGCS2000 / GK CM 105E (EPSG:4544)',
  'EPSG:4523': 'CGCS2000 / GK 35 (EPSG:4523)',
  'EPSG:3857': 'Web Mercator (EPSG:3857)',
}

/** The coordinate system that a file is in. */
export function CrsChoice({ label, value, onChange }: { label: string; value: string; onChange(crs: string): void }) {
  return (
    <Choice
      label={label}
      value={value}
      onChange={onChange}
      options={systems.map((each) => ({ value: each as string, label: systemNames[each] }))}
    />
  )
}
