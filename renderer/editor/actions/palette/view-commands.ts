// What of the desk is shown, for the palette.
import type { AppCommand } from '../../../palette/registry'
import type { EditorSession } from '../../session/editor-session'
import { focusView, setFocus, toggleFocus } from '../../text/focus/focus-view'
import { keyLabel } from '../../text/keymap'
import { goToNextRegion } from '../regions'

const MAC = navigator.platform.startsWith('Mac')

/** The details at the side, as the screen has them. */
export interface DetailsSwitch {
  readonly shown: boolean
  toggle(): void
}

/** Commands that show and hide parts of the desk. */
export function viewCommands(session: EditorSession, details: DetailsSwitch): AppCommand[] {
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
    {
      id: 'counts',
      label: 'Words, characters, time to read…',
      group,
      words: 'count length pages statistics',
      run: () => session.ui.counts.set(true),
    },
    {
      id: 'next-region',
      label: 'Next part of the window',
      group,
      words: 'focus pane region outline toolbar details',
      shortcut: keyLabel('nextRegion', MAC),
      run: goToNextRegion,
    },
    ...splitCommands(session),
  ]
}

function splitCommands(session: EditorSession): AppCommand[] {
  const group = 'View'
  const way = session.panes.split.get()
  const shortcut = keyLabel('split', MAC)
  const words = 'two places panes'
  return [
    {
      id: 'split:beside',
      label: 'Split view: side by side',
      group,
      icon: 'split-beside',
      words,
      ...(way ? {} : { shortcut }),
      checked: way === 'beside',
      run: () => session.panes.splitText('beside'),
    },
    {
      id: 'split:below',
      label: 'Split view: one below the other',
      group,
      icon: 'split-below',
      words,
      checked: way === 'below',
      run: () => session.panes.splitText('below'),
    },
    {
      id: 'split:other',
      label: 'Split view: go to the other place',
      group,
      words,
      shortcut: keyLabel('otherPane', MAC),
      disabled: way === null,
      run: () => session.panes.goToOther(),
    },
    {
      id: 'split:close',
      label: 'Split view: close',
      group,
      words,
      ...(way ? { shortcut } : {}),
      disabled: way === null,
      run: () => session.panes.splitText(null),
    },
  ]
}
