// The steps of the tour, in order: about twenty seconds each.
import { shortcutOf } from '../editor/actions/known'
import type { ActionId } from '../editor/actions/table'

/** A step of the tour. */
export interface TourStep {
  readonly title: string
  readonly text: string
  /** Selectors of its anchor: the first one found on the screen is used. */
  readonly anchors: readonly string[]
  /** Id of the action that shows the anchor when it is hidden. */
  readonly show?: ActionId
}

/** All steps; they take place in the editor, in an open pack. */
export const tourSteps: readonly TourStep[] = [
  {
    title: 'A pack is a list of sections',
    text: 'Drag sections in the outline, or move them with Alt and the arrow keys. F2 renames, Delete deletes and Ctrl+Z undoes.',
    anchors: ['.outline-tree'],
  },
  {
    title: 'Start from ready-made text',
    text: 'The library has sections on deterrence, joint exercises, humanitarian assistance and more, in a full and a short length. You can save your own sections there, too.',
    anchors: ['.outline .pane-header button'],
  },
  {
    title: 'Fill in once, use everywhere',
    text: 'Names, places and dates are fields. What you enter here appears throughout the text. Ctrl+Alt+J goes to the next empty field.',
    anchors: ['.side-panel'],
    show: 'details',
  },
  {
    title: 'Write',
    // Evaluated each time, since the shortcuts depend on the settings.
    get text() {
      return `Type / at the start of a line to insert tables, callouts, notes and symbols. Right-click for the commands that apply there. ${shortcutOf('palette')} finds every command.`
    },
    anchors: ['.text-pane', '.document'],
  },
  {
    title: 'See the pages',
    text: 'This shows the pages as they will be printed, next to the text. They follow the cursor, a click on a page goes to that place in the text, and problems are flagged. Ctrl+Alt+P shows and hides them.',
    anchors: ['.editor-header [aria-label="Pages"]', '.editor-header'],
  },
  {
    title: 'Export and print',
    text: 'Export creates a PDF with contents, markings and page numbers that screen readers can follow. Before that, it lists any problems to correct. Ctrl+P sends the same pages to a printer.',
    anchors: ['.editor-header .button[data-variant="primary"]', '.editor-header .button'],
  },
  {
    title: 'Your text is safe',
    text: 'Each change is saved within a second, in one file on this computer. Nothing is sent over a network. You can undo everything since you opened the pack.',
    anchors: ['.save-status', '.editor-header'],
  },
]
