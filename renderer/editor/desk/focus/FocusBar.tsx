// The few controls of focus mode, in the corner of the text.
import { packTitle } from '#shared/pack-title'
import { Button } from '../../../ui/Button'
import { shownKeys } from '../../../ui/shown-keys'
import { Toolbar } from '../../../ui/Toolbar'
import { focusView } from '../../text/focus/focus-view'
import { useSession, useSignal } from '../hooks'
import { useEntries } from '../use-entries'

/** The bar, while focus mode is on. */
export function FocusBar() {
  const session = useSession()
  const { title } = useSignal(session.store.meta)
  const { on } = useSignal(focusView)
  const entries = useEntries(['focusDim', 'focusTypewriter', 'focusExit'])
  if (!on) return null
  return (
    <>
      {/* The header, which has the title, is hidden. */}
      <h1 className="visually-hidden">{packTitle(title)}</h1>
      <Toolbar label="Focus mode" className="focus-bar" onLeave={() => session.view.focus()}>
        {entries.map(({ id, label, checked, shortcut, run }) => (
          <Button
            key={id}
            size="small"
            variant="quiet"
            aria-pressed={checked}
            title={shortcut && shownKeys(shortcut)}
            onClick={run}
          >
            {label}
          </Button>
        ))}
      </Toolbar>
    </>
  )
}
