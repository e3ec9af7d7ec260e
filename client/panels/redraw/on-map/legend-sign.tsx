import type { ReactNode } from 'react'

const border = 'var(--border)'
const changes = 'var(--attention-map)'

const line = (colour: string, width: number, dash?: string): ReactNode => (
  <line x1="1" x2="29" y1="7" y2="7" stroke={colour} strokeWidth={width} strokeDasharray={dash} />
)
/** A field of land, hatched in a colour. */
const field = (colour: string, dash?: string): ReactNode => (
  <>
    <path d="M4 12.500l7-11M11 12.500l7-11M18 12.500l7-11" stroke={colour} strokeWidth="1.300" opacity="0.7" />
    <rect x="2" y="1.500" width="26" height="11" fill="none" stroke={colour} strokeWidth="1.200" strokeDasharray={dash} />
  </>
)
const tinted = (tint: string, opacity: number, edge: string): ReactNode => (
  <rect x="2.500" y="2" width="25" height="10" fill={tint} fillOpacity={opacity} stroke={edge} strokeWidth="2" />
)
const triangle = (rim: string, ground: string, glyph: string): ReactNode => (
  <>
    <path d="M15 1.500l7 11H8z" fill={ground} stroke={rim} strokeWidth="1.500" strokeLinejoin="round" />
    <path d="M15 5.500v3.500M15 10.200v1.300" stroke={glyph} strokeWidth="1.600" />
  </>
)
const diamond = <path d="M15 1l6 6-6 6-6-6z" fill="none" stroke="var(--primary)" strokeWidth="2" />

/** The signs of the redrawn map, as they are drawn on it. */
const signs = {
  level: line(border, 2),
  larger: line(border, 2.6, '9 3 2 3'),
  smaller: line(border, 0.8),
  new: line(changes, 2.2),
  chosen: tinted('var(--primary)', 0.12, changes),
  proposed: (
    <>
      {tinted(changes, 0.14, 'var(--text)')}
      <path d="M3 11L27 3" stroke={changes} strokeWidth="2.200" />
    </>
  ),
  gone: line('var(--control)', 1.6, '4 3'),
  changed: field(changes),
  locked: field('var(--control)'),
  free: field('var(--warning)', '3 2'),
  error: triangle('var(--attention)', 'var(--attention)', 'var(--surface)'),
  warning: triangle('var(--warning)', 'var(--surface)', 'var(--warning)'),
  vertex: <rect x="10" y="2" width="10" height="10" fill="none" stroke="var(--primary)" strokeWidth="2" />,
  border: <circle cx="15" cy="7" r="5.200" fill="none" stroke="var(--primary)" strokeWidth="2" />,
  street: diamond,
  crossing: (
    <>
      {diamond}
      <circle cx="15" cy="7" r="1.600" fill="var(--primary)" />
    </>
  ),
} satisfies Record<string, ReactNode>
export type LegendSignName = keyof typeof signs

/** One sign; its meaning stands beside it. */
export function LegendSign({ name }: { name: LegendSignName }) {
  return (
    <svg className="legend-sign" width="30" height="14" viewBox="0 0 30 14" aria-hidden="true">
      {signs[name]}
    </svg>
  )
}
