// What of the desk is shown, for the palette.
import type { AppCommand } from '../../palette/registry'
import { focusView, setFocus, toggleFocus } from '../focus/focus-view'
import { keyLabel } from '../keymap'

const MAC = navigator.platform.startsWith('Mac')

/** The details at the side, as the screen has them. */
export interface DetailsSwitch {
  readonly shown: boolean
  toggle(): void
}

/** Commands that show and hide parts of the desk. */
export function viewCommands(details: DetailsSwitch): AppCommand[] {
  const group = 'View'
  const { on, dim, typewriter } = focusView.get()
  return [
    {
      id: 'details',
      label: 'Details',
      group,
      icon: 'panel',
      checked: details.shown,
      run: details.toggle,
    },
    {
      id: 'focus',
      label: 'Focus mode',
      group,
      icon: 'focus',
      words: 'distraction free zen full',
      shortcut: keyLabel('focus', MAC),
      checked: on,
      run: toggleFocus,
    },
    {
      id: 'focus:dim',
      label: 'Focus mode: dim the rest',
      group,
      checked: dim,
      disabled: !on,
      run: () => setFocus({ dim: !dim }),
    },
    {
      id: 'focus:typewriter',
      label: 'Focus mode: hold the line',
      group,
      words: 'typewriter scrolling',
      checked: typewriter,
      disabled: !on,
      run: () => setFocus({ typewriter: !typewriter }),
    },
  ]
}
