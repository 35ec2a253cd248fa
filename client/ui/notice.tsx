import type { ReactElement, ReactNode } from 'react'
import './notice.css'
import { Icon, type IconName } from './icon.tsx'

interface NoticeProps {
  tone?: 'plain' | 'warning' | 'error'
  icon?: IconName
  title?: string
  children?: ReactNode
  /** What to do next. */
  actions?: ReactNode
  /** Say it at once; for what happens while the reader does something else. */
  announced?: boolean
}

/** What happened, what was kept, what to do: in place, never floating over the work. */
export function Notice({ tone = 'plain', icon, title, children, actions, announced = false }: NoticeProps): ReactElement {
  return (
    <div className={`notice notice-${tone}`} role={announced ? 'alert' : undefined}>
      {icon && <Icon name={icon} />}
      <div className="notice-body">
        {title && <p className="notice-title">{title}</p>}
        {children}
        {actions && <div className="notice-actions">{actions}</div>}
      </div>
    </div>
  )
}
