// The spelling in the status bar: its language or why it is off; a click shows what can be done.
import { useCallback, useEffect, useRef, useState } from 'react'
import { readPersonal } from '../../../spelling/window-speller'
import { Menu, type MenuAnchor, type MenuItem } from '../../../ui/Menu'
import { registerTextMenu } from '../../actions/context-menu/providers'
import { spellingMenu } from '../../actions/context-menu/spelling-lines'
import { spellingChoices } from '../../actions/spelling-choices'
import { nextMisspelling } from '../../actions/spelling-walk'
import { keyLabel } from '../../text/keymap'
import { useSession, useSignal } from '../hooks'

const MAC = navigator.platform.startsWith('Mac')

interface Props {
  readonly on: boolean
  /** Switches the checking on or off for all packs. */
  onSwitch(on: boolean): void
}

/** The button, and what is said to screen readers. */
export function SpellingStatus({ on, onSwitch }: Props) {
  const session = useSession()
  const { spelling, store } = session
  const { language } = useSignal(store.meta)
  const failure = useSignal(spelling.failure)
  const { words } = useSignal(spelling.said)
  const button = useRef<HTMLButtonElement>(null)
  const [at, setAt] = useState<MenuAnchor | null>(null)
  const close = useCallback(() => setAt(null), [])
  useEffect(() => spelling.on.set(on), [spelling, on])
  useEffect(() => registerTextMenu('before', spellingMenu), [])
  useEffect(() => void readPersonal().catch((cause: unknown) => session.report(cause)), [session])
  const current = spellingChoices.find(([value]) => value === language)
  const known = current?.[1] ?? (/^en\b/i.test(language) ? 'English' : null)
  const label = !on ? 'Spelling off' : failure !== null ? 'Spelling failed' : (known ?? 'No dictionary')
  const items: MenuItem[] = [
    {
      label: 'Next spelling mistake',
      shortcut: keyLabel('spelling', MAC),
      disabled: !on || known === null,
      run: () => nextMisspelling(session),
    },
    { label: 'Check spelling', checked: on, run: () => onSwitch(!on) },
    'rule',
    ...spellingChoices.map(([value, name]) => ({
      label: name,
      checked: value === language,
      run: () => store.setMeta({ language: value }),
    })),
  ]
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
      {at && <Menu label="Spelling" items={items} at={at} onClose={close} />}
    </>
  )
}
