// The menu of the text on the screen: what the parts of the editor offer for the place, around cut, copy and paste.
import { useEffect, useState } from 'react'
import type { WindowDeed } from '#shared/menu'
import { call } from '../../../base/bridge'
import { Menu, type MenuItem } from '../../../ui/Menu'
import { joinParts, partsOf, type TextMenuPart } from '../../actions/context-menu/providers'
import type { EditorSession } from '../../session/editor-session'
import type { TextMenuRequest } from '../../text/plugins/text-menu'
import { useSession, useSignal } from '../hooks'

/** The menu, while it is asked for. */
export function TextMenu() {
  const session = useSession()
  const request = useSignal(session.ui.textMenu)
  return request && <Lines request={request} />
}

function Lines({ request }: { readonly request: TextMenuRequest }) {
  const session = useSession()
  const [parts, setParts] = useState(() => allParts(session, request))
  // Lines that come later make the menu longer: a new place object lets it find room again.
  const [at, setAt] = useState(request.at)
  useEffect(() => {
    const opened = allParts(session, request)
    setParts(opened)
    setAt(request.at)
    let shown = true
    for (const [index, { later }] of opened.entries()) {
      later?.then((items) => {
        if (!shown) return
        setParts((before) => before.with(index, { items }))
        setAt({ ...request.at })
      })
    }
    return () => {
      shown = false
    }
  }, [session, request])
  return (
    <Menu
      at={at}
      label="Text"
      items={joinParts(parts.map(({ items }) => items))}
      onClose={() => session.ui.textMenu.set(null)}
    />
  )
}

function allParts(session: EditorSession, { pos, target }: TextMenuRequest): TextMenuPart[] {
  const place = { session, pos, target }
  const before = partsOf('before', place)
  const after = before.some(({ alone }) => alone) ? [] : partsOf('after', place)
  return [...before, { items: clipboardItems(session) }, ...after]
}

function clipboardItems(session: EditorSession): MenuItem[] {
  const { empty } = session.state.selection
  const item = (label: string, command: WindowDeed, shortcut: string, disabled = false): MenuItem => ({
    label,
    id: command,
    shortcut,
    disabled,
    run: () => {
      // The browser acts on what has the focus.
      session.view.focus()
      void call('window.do', { deed: command })
    },
  })
  return [
    item('Cut', 'cut', 'Ctrl+X', empty),
    item('Copy', 'copy', 'Ctrl+C', empty),
    item('Paste', 'paste', 'Ctrl+V'),
    item('Paste without formatting', 'pasteAsText', 'Ctrl+Shift+V'),
  ]
}
