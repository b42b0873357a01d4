// The context menu of the text.
import { useEffect, useState } from 'react'
import { Menu } from '../../../ui/Menu'
import { withRules } from '../../actions/placing'
import { currentContexts } from '../../actions/registry'
import { spellingLines } from '../../actions/spelling-lines'
import { textMenu } from '../../actions/text-menu'
import type { TextMenuRequest } from '../../text/plugins/text-menu'
import { useSession, useSignal } from '../hooks'

/** The menu, while it is open. */
export function TextMenu() {
  const session = useSession()
  const request = useSignal(session.ui.textMenu)
  return request && <Lines request={request} />
}

function Lines({ request }: { readonly request: TextMenuRequest }) {
  const session = useSession()
  // Needed at once: the menu focuses its first item when it opens.
  const [spelling, setSpelling] = useState(() => spellingLines(session, request.pos)?.items ?? null)
  // Items that arrive later make the menu taller: a new anchor object makes it position itself again.
  const [at, setAt] = useState(request.at)
  const [menu, setMenu] = useState(() => textMenu(currentContexts()))
  useEffect(() => {
    const misspelt = spellingLines(session, request.pos)
    setMenu(textMenu(currentContexts()))
    setSpelling(misspelt?.items ?? null)
    setAt(request.at)
    let shown = true
    misspelt?.later.then((items) => {
      if (!shown) return
      setSpelling(items)
      setAt({ ...request.at })
    })
    return () => {
      shown = false
    }
  }, [session, request])
  const clipboard = menu.clipboard.map((item) =>
    item === 'rule'
      ? item
      : {
          ...item,
          run: () => {
            // The browser acts on the focused element.
            session.view.focus()
            item.run()
          },
        },
  )
  // For a misspelt word, the menu only has spelling items.
  const parts = spelling ? [menu.before, spelling, clipboard] : [menu.before, clipboard, menu.after]
  return <Menu at={at} label="Text" items={withRules(parts)} onClose={() => session.ui.textMenu.set(null)} />
}
