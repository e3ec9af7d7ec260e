import type { ReactNode } from 'react'

type Sign =
  | 'gap'
  | 'demand-covered'
  | 'demand-uncovered'
  | 'border-county'
  | 'border-town'
  | 'border-village'
  | 'footpath'
  | 'water'
  | 'woods'
  | 'building'
  | 'railway'
  | 'wall'

/** Lines are drawn as on the map: [colour, width, dash]. */
const lines: Partial<Record<Sign, [string, number, string]>> = {
  'border-county': ['var(--border)', 2.2, '9 3 2 3'],
  'border-town': ['var(--border)', 1.7, '7 2.500 1.500 2.500 1.500 2.500'],
  'border-village': ['var(--border)', 1.2, '4 2.500'],
  footpath: ['var(--footpath)', 2, '0.1 4'],
  water: ['var(--water)', 9, ''],
  woods: ['var(--woods)', 9, ''],
  building: ['var(--building)', 9, ''],
  wall: ['var(--wall)', 1.6, '3 1.500'],
}

/** One sign of the legend with its meaning. */
export function LegendLine({ sign, children }: { sign: Sign; children: ReactNode }) {
  const line = lines[sign]
  return (
    <p className="legend-line">
      <svg width="30" height="12" viewBox="0 0 30 12" aria-hidden="true">
        {line && (
          <line
            x1="1"
            x2="29"
            y1="6"
            y2="6"
            stroke={line[0]}
            strokeWidth={line[1]}
            strokeDasharray={line[2]}
            strokeLinecap={sign === 'footpath' ? 'round' : 'butt'}
          />
        )}
        {sign === 'railway' && (
          <>
            <line x1="1" x2="29" y1="6" y2="6" stroke="var(--rail)" strokeWidth="3.5" />
            <line x1="1" x2="29" y1="6" y2="6" stroke="var(--land)" strokeWidth="1.8" strokeDasharray="5 5" />
          </>
        )}
        {sign === 'gap' && (
          <g stroke="var(--attention-map)" strokeWidth="1.1">
            <circle cx="15" cy="6" r="5.2" fill="none" />
            <path d="M11 7.500l4.500-4.500M12.500 10l6-6M15 11l4-4" />
          </g>
        )}
        {sign === 'demand-covered' && <circle cx="15" cy="6" r="4.500" fill="var(--primary)" />}
        {sign === 'demand-uncovered' && (
          <circle cx="15" cy="6" r="4" fill="var(--surface)" stroke="var(--attention-map)" strokeWidth="1.8" />
        )}
      </svg>
      {children}
    </p>
  )
}
