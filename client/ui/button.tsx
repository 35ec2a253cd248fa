import type { ButtonHTMLAttributes, ReactElement } from 'react'
import './button.css'
import { Icon, type IconName } from './icon.tsx'

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'>

/** An icon whose name is said and shown on hover. */
export function IconButton({ icon, label, className = '', ...rest }: ButtonProps & { icon: IconName; label: string }): ReactElement {
  return (
    <button type="button" className={`icon-button ${className}`} aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  )
}

/** A worded action; `strong` for the one that is most likely wanted. */
export function Button({ icon, strong = false, className = '', children, ...rest }: ButtonProps & { icon?: IconName; strong?: boolean }): ReactElement {
  return (
    <button type="button" className={`button ${strong ? 'button-strong' : ''} ${className}`} {...rest}>
      {icon && <Icon name={icon} size={16} />}
      {children}
    </button>
  )
}
