// The few controls of focus mode, in the corner of the text.
import { Button } from '../../../ui/Button'
import { Toolbar } from '../../../ui/Toolbar'
import { focusView, leaveFocus, setFocus } from '../../text/focus/focus-view'
import { useSession, useSignal } from '../hooks'

/** The bar, while focus mode is on. */
export function FocusBar() {
  const session = useSession()
  const { title } = useSignal(session.store.meta)
  const { on, dim, typewriter } = useSignal(focusView)
  if (!on) return null
  return (
    <>
      {/* The header with the title is hidden. */}
      <h1 className="visually-hidden">{title || 'Untitled pack'}</h1>
      <Toolbar label="Focus mode" className="focus-bar" onLeave={() => session.view.focus()}>
        <Button size="small" variant="quiet" aria-pressed={dim} onClick={() => setFocus({ dim: !dim })}>
          Dim other paragraphs
        </Button>
        <Button
          size="small"
          variant="quiet"
          aria-pressed={typewriter}
          onClick={() => setFocus({ typewriter: !typewriter })}
        >
          Typewriter scrolling
        </Button>
        <Button size="small" variant="quiet" title="Escape" onClick={leaveFocus}>
          Exit focus mode
        </Button>
      </Toolbar>
    </>
  )
}
