// What the keys of an open pack do besides changing its text: dialogs, saving, walks through the text.
import { focusToolbar } from '../../ui/Toolbar'
import type { EditorSession } from '../session/editor-session'
import { lastLayout } from '../session/split/split-layout'
import type { DialogName } from '../session/ui-state'
import { insertBox } from '../text/commands/blocks'
import { toggleFocus } from '../text/focus/focus-view'
import type { CommandKey } from '../text/keymap'
import { insertNoteAt, pickImages } from './insert'
import { openFind } from './open-find'
import { nextMisspelling } from './spelling-walk'

/** Keys that open something of the window. */
const dialogKeys: Readonly<Partial<Record<CommandKey, DialogName>>> = {
  link: 'link',
  field: 'field',
  reference: 'reference',
  table: 'table',
}

/** What the keys do that are no commands of the text alone. */
export function sessionKeys(session: EditorSession): Partial<Record<CommandKey, () => void>> {
  const open = Object.entries(dialogKeys).map(([key, name]) => [key, () => session.ui.dialog.set(name)])
  return {
    ...Object.fromEntries(open),
    find: () => openFind(session),
    replace: () => openFind(session, 'replace'),
    footnote: () => insertNoteAt(session, 'footnote'),
    callout: () => session.run(insertBox('callout')),
    image: () => pickImages(session),
    save: () => session.saveNow(),
    toolbar: focusToolbar,
    spelling: () => nextMisspelling(session),
    focus: toggleFocus,
    split: () => session.panes.splitText(session.panes.split.get() ? null : lastLayout()),
    otherPane: () => session.panes.goToOther(),
    comment: () => session.comments.start(),
    nextComment: () => session.comments.step(1),
    previousComment: () => session.comments.step(-1),
  }
}
