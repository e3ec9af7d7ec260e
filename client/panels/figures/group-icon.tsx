import type { FacilityGroup } from '#planning/rules/facility-rules'
import { groupGlyphs } from '../../map/style/group-glyphs.ts'

/** A group's pin as on the map, for lists and the legend. */
export function GroupIcon({ group, hollow = false, size = 18 }: { group: FacilityGroup; hollow?: boolean; size?: number }) {
  const { path, colour } = groupGlyphs[group]
  const ink = `var(--${colour.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)})`
  return (
    <svg className="group-icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <circle
        cx="12"
        cy="12"
        r="11"
        fill={hollow ? 'var(--surface)' : ink}
        stroke={ink}
        strokeWidth="2"
        strokeDasharray={hollow ? '4 2' : undefined}
      />
      <path d={path} fill={hollow ? ink : 'var(--surface)'} transform="translate(4.2 4.2) scale(0.65)" />
    </svg>
  )
}
