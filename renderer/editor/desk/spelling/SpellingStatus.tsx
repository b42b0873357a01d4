// Spelling in the status bar: its language, or why it is off; a click opens its menu.
import { useCallback, useEffect, useRef, useState } from 'react'
import { readPersonal } from '../../../spelling/window-speller'
import { Menu, type MenuAnchor } from '../../../ui/Menu'
import { withRules } from '../../actions/placing'
import { spellingChoices } from '../../actions/spelling-choices'
import type { ActionId } from '../../actions/table'
import { useSession, useSignal } from '../hooks'
import { entriesNow } from '../use-entries'

const CHECKING: readonly ActionId[] = ['nextMisspelling', 'checkSpelling']
const LANGUAGES: readonly ActionId[] = ['language:en-GB', 'language:en-US']

/** The button, and announcements for screen readers. */
export function SpellingStatus({ on }: { readonly on: boolean }) {
  const session = useSession()
  const { spelling, store } = session
  const { language } = useSignal(store.meta)
  const failure = useSignal(spelling.failure)
  const { words } = useSignal(spelling.said)
  const button = useRef<HTMLButtonElement>(null)
  const [at, setAt] = useState<MenuAnchor | null>(null)
  const close = useCallback(() => setAt(null), [])
  useEffect(() => spelling.on.set(on), [spelling, on])
  useEffect(() => void readPersonal().catch((cause: unknown) => session.report(cause)), [session])
  const current = spellingChoices.find(([value]) => value === language)
  const known = current?.[1] ?? (/^en\b/i.test(language) ? 'English' : null)
  const label = !on ? 'Spelling off' : failure !== null ? 'Spelling failed' : (known ?? 'No dictionary')
  const items = () => withRules([entriesNow(CHECKING), entriesNow(LANGUAGES)])
  const open = () => {
    const box = button.current?.getBoundingClientRect()
    if (box) setAt({ x: box.left, y: box.bottom, above: box.top })
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="status-button spelling-status"
        title={failure ?? 'Spelling'}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        onClick={open}
      >
        {label}
      </button>
      <span className="visually-hidden" role="status">
        {words}
      </span>
      {at && <Menu label="Spelling" items={items()} at={at} onClose={close} />}
    </>
  )
}
