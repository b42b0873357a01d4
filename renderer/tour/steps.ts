// What the tour shows, in its order: about twenty seconds each.

import type { ActionId } from '../editor/actions/table'

/** A stop of the tour. */
export interface TourStep {
  readonly title: string
  readonly text: string
  /** Selectors of what it is about: the first that is on the screen is pointed at. */
  readonly anchors: readonly string[]
  /** Id of the action that brings it onto the screen when it is not. */
  readonly show?: ActionId
}

/** All stops; they are in the editor, on an open pack. */
export const tourSteps: readonly TourStep[] = [
  {
    title: 'A pack is a list of sections',
    text: 'Drag sections in the outline, or move them with Alt and the arrow keys. F2 renames, Delete removes, and Ctrl+Z takes it back.',
    anchors: ['.outline-tree'],
  },
  {
    title: 'Start from what is written',
    text: 'The library has sections on deterrence, joint exercises, humanitarian assistance and more, in a full and a short length. Your own sections can be kept there, too.',
    anchors: ['.outline .pane-header button'],
  },
  {
    title: 'Fill in once, read everywhere',
    text: 'Names, places and dates are fields. What you write here stands in the whole text at once. Ctrl+Alt+J goes to the next one that is empty.',
    anchors: ['.side-panel'],
    show: 'details',
  },
  {
    title: 'Write',
    text: 'Type a slash at the start of a line for tables, callouts, notes and symbols. The right mouse button offers what fits the place. Ctrl+K finds every command.',
    anchors: ['.text-pane', '.document'],
  },
  {
    title: 'See the pages',
    text: 'This shows the pages as they will be printed, beside the text: they follow the cursor, a click on one goes to its place in the text, and what should be mended is marked. Ctrl+Alt+P shows and hides them.',
    anchors: ['.editor-header [aria-label="Pages"]', '.editor-header'],
  },
  {
    title: 'Print it',
    text: 'Export makes a PDF with contents, markings and page numbers that screen readers can follow. It first lists what only you can mend. Ctrl+P sends the same pages to a printer.',
    anchors: ['.editor-header .button[data-variant="primary"]', '.editor-header .button'],
  },
  {
    title: 'Your text is safe',
    text: 'Each change is saved within a second, in one file on this computer. Nothing is sent over a network. Undo goes back to where you began.',
    anchors: ['.save-status', '.editor-header'],
  },
]
