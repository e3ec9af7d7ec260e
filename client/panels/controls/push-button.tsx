import type { ButtonHTMLAttributes } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface PushButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary`: the one thing to do; `plain`: beside it; `quiet`: without a frame, for bars and corners. */
  look?: 'primary' | 'plain' | 'quiet'
  icon?: IconName
  /** As wide as its room. */
  wide?: boolean
  small?: boolean
  busy?: boolean
}

/** A button; with an icon alone it needs an `aria-label`. */
export function PushButton({ look = 'plain', icon, wide, small, busy, className, children, ...rest }: PushButtonProps) {
  const classes = ['push', look, wide && 'wide', small && 'small', !children && 'icon-only', className].filter(Boolean).join(' ')
  return (
    <button type="button" {...rest} className={classes} disabled={rest.disabled || busy} aria-busy={busy || undefined}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}
