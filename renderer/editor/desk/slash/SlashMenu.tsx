// The slash menu, at the position where `/` was typed; the focus stays in the text.
import { useEffect, useLayoutEffect, useRef } from 'react'
import { Icon } from '../../../ui/icons'
import { shownKeys } from '../../../ui/shown-keys'
import { runSlash, slashItem } from '../../actions/slash-items'
import { chooseSlash, SLASH_LIST, type SlashState, slashOption, slashState } from '../../text/slash/plugin'
import { useSession, useText } from '../hooks'

/** Gap between the line of text and the menu, in CSS pixels. */
const GAP = 4

/** The menu, while it is open. */
export function SlashMenu() {
  const open = useText(slashState, Object.is)
  return open && <List open={open} />
}

function List({ open }: { readonly open: SlashState }) {
  const session = useSession()
  const { view } = session
  const list = useRef<HTMLDivElement>(null)
  const { from, chosen, items } = open
  useLayoutEffect(() => {
    const place = () => {
      if (list.current)
        menuPosition(list.current, view.coordsAtPos(Math.min(from, view.state.doc.content.size)))
    }
    place()
    window.addEventListener('scroll', place, true)
    window.addEventListener('resize', place)
    return () => {
      window.removeEventListener('scroll', place, true)
      window.removeEventListener('resize', place)
    }
  })
  useEffect(() => {
    document.getElementById(slashOption(chosen))?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <>
      <div
        ref={list}
        id={SLASH_LIST}
        className="slash-menu"
        role="listbox"
        aria-label="Insert"
        tabIndex={0}
        onMouseDown={(event) => event.preventDefault()}
      >
        {items
          .flatMap(({ id }) => slashItem(id) ?? [])
          .map((item, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are those of the text, which keeps the focus
            <div
              key={item.id}
              id={slashOption(index)}
              className="palette-row"
              role="option"
              aria-selected={index === chosen}
              onPointerMove={index === chosen ? undefined : () => chooseSlash(view, index)}
              onClick={() => runSlash(session, item.id, open)}
            >
              <span className="palette-sign" aria-hidden="true">
                {item.glyph ?? (item.icon && <Icon name={item.icon} />)}
              </span>
              <span className="palette-label">{item.label}</span>
              {item.shortcut && <kbd className="kbd palette-keys">{shownKeys(item.shortcut)}</kbd>}
            </div>
          ))}
      </div>
      <span className="visually-hidden" role="status">
        {items.length === 1 ? '1 to insert' : `${items.length} to insert`}
      </span>
    </>
  )
}

/** Below the line, or above it if there is only room there; over it in a window too small for both. */
function menuPosition(list: HTMLElement, line: { left: number; top: number; bottom: number }): void {
  const { width, height } = list.getBoundingClientRect()
  const below = line.bottom + GAP
  const above = line.top - GAP - height
  const wanted = below + height > window.innerHeight && above >= 0 ? above : below
  const top = Math.max(GAP, Math.min(wanted, window.innerHeight - height - GAP))
  list.style.left = `${Math.max(GAP, Math.min(line.left, window.innerWidth - width - GAP))}px`
  list.style.top = `${top}px`
}
