// A button with a label.
import type { ButtonHTMLAttributes, Ref } from 'react'
import { Icon, type IconName } from './icons'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` is the main action; `quiet` has no frame until hovered. */
  readonly variant?: 'default' | 'primary' | 'quiet' | 'danger'
  readonly size?: 'normal' | 'small'
  readonly icon?: IconName
  readonly ref?: Ref<HTMLButtonElement>
}

/** A push button; takes all attributes of a `<button>`. */
export function Button({ variant = 'default', size = 'normal', icon, children, className, ...rest }: Props) {
  return (
    <button
      type="button"
      className={`button ${className ?? ''}`}
      data-variant={variant}
      data-size={size}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}
