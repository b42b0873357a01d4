// A button with an icon; its label is announced and shown as a tooltip, with the shortcut.
import type { ButtonHTMLAttributes, Ref } from 'react'
import { Icon, type IconName } from './icons'
import { shownKeys } from './shown-keys'

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label' | 'title'> {
  readonly icon: IconName
  readonly label: string
  /** The shortcut for the tooltip: `Ctrl+B`. */
  readonly shortcut?: string | undefined
  /** Set for toggle buttons. */
  readonly pressed?: boolean | undefined
  readonly size?: 'normal' | 'small'
  /** Draws a small arrow: the button opens a menu. */
  readonly opensMenu?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** An icon button; takes all attributes of a `<button>`. */
export function IconButton({
  icon,
  label,
  shortcut,
  pressed,
  size = 'normal',
  opensMenu,
  className,
  ...rest
}: Props) {
  return (
    <button
      type="button"
      className={`icon-button ${className ?? ''}`}
      data-size={size}
      aria-label={label}
      title={shortcut ? `${label} (${shownKeys(shortcut)})` : label}
      aria-pressed={pressed}
      aria-haspopup={opensMenu ? 'menu' : undefined}
      {...rest}
    >
      <Icon name={icon} />
      {opensMenu && <Icon name="chevron-down" />}
    </button>
  )
}
