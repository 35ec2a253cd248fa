import type { ReactElement, ReactNode } from 'react'
import './chip.css'
import { Icon, type IconName } from './icon.tsx'

export type ChipTone = 'plain' | 'warning' | 'error' | 'good'

/** A short fact with an icon; never colour alone. */
export function Chip({ tone = 'plain', icon, children }: { tone?: ChipTone; icon?: IconName; children: ReactNode }): ReactElement {
  return (
    <span className={`chip chip-${tone}`}>
      {icon && <Icon name={icon} size={14} />}
      <span>{children}</span>
    </span>
  )
}

/** A chosen filter that one click takes away. */
export function RemovableChip({ label, removeLabel, onRemove }: { label: string; removeLabel: string; onRemove: () => void }): ReactElement {
  return (
    <button type="button" className="chip chip-removable" aria-label={removeLabel} title={removeLabel} onClick={onRemove}>
      <span>{label}</span>
      <Icon name="close" size={14} />
    </button>
  )
}
