// Toolbar controls that keep the selection of the text: buttons and buttons with a menu.
import { useCallback, useState } from 'react'
import { IconButton } from '../../../ui/IconButton'
import type { IconName } from '../../../ui/icons'
import { anchorBelow, Menu, type MenuAnchor, type MenuItem } from '../../../ui/Menu'

interface ToolButtonProps {
  readonly icon: IconName
  readonly label: string
  readonly shortcut: string | undefined
  /** Undefined for buttons that aren't toggles. */
  readonly pressed?: boolean | undefined
  readonly disabled?: boolean
  onClick(): void
}

/** A button that doesn't take the focus from the text when it is clicked. */
export function ToolButton(props: ToolButtonProps) {
  return <IconButton {...props} onMouseDown={(event) => event.preventDefault()} />
}

/** A button that opens a menu below it. */
export function MenuButton(props: {
  readonly icon: IconName
  readonly label: string
  readonly items: readonly MenuItem[]
}) {
  const { icon, label, items } = props
  const [at, setAt] = useState<MenuAnchor | null>(null)
  const close = useCallback(() => setAt(null), [])
  return (
    <>
      <IconButton
        icon={icon}
        label={label}
        opensMenu
        aria-expanded={at !== null}
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => setAt(anchorBelow(event.currentTarget))}
      />
      {at && <Menu label={label} items={items} at={at} onClose={close} />}
    </>
  )
}
