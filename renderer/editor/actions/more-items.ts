// What the toolbar's menus, the slash menu and the palette offer beside plain buttons: styles, boxes, shades, and what
// opens something of the window.
import { CALLOUT_KINDS, CELL_SHADES, TRAINER_KINDS } from '#shared/document/nodes'
import type { EditorSession } from '../session/editor-session'
import { BLOCK_STYLES, insertBox, setStyle } from '../text/commands/blocks'
import { depthOf } from '../text/commands/compose'
import { isImageSelected } from '../text/commands/images'
import { clearMarks } from '../text/commands/inline'
import { joinSelectedLines } from '../text/commands/join-lines'
import { wordsForField } from '../text/commands/make-field'
import { shadeAtCursor, shadeCells, tableAtCursor } from '../text/commands/tables'
import type { CommandKey } from '../text/keymap'
import { calloutLabels, shadeLabels, styleLabels, trainerLabels } from '../text/state/labels'
import { insertNoteAt, pickImages } from './insert'
import { saveSelection } from './save-template'
import { chooseBoxKind, goToCaption, sortTable } from './table-work'
import type { ToolItem } from './toolbar-items'

/** Something that needs the window: a dialog, a file, a note that opens. */
export interface SessionItem extends Pick<ToolItem, 'id' | 'label' | 'key' | 'can'> {
  run(session: EditorSession): void
}

/** Paragraph styles; all but code have no picture of their own. */
export const styleItems: readonly (Omit<ToolItem, 'id'> & { readonly id: CommandKey })[] = BLOCK_STYLES.map(
  (style) => ({ id: style, label: styleLabels[style], key: style, command: setStyle(style) }),
)

/** Takes the looks of letters away. */
export const clearItem: Omit<ToolItem, 'id'> = {
  label: 'Plain letters',
  key: 'clear',
  command: clearMarks,
  can: (state) => !state.selection.empty,
}

/** Makes one paragraph of lines, such as those of a PDF. */
export const joinLinesItem: Omit<ToolItem, 'id'> = {
  label: 'Join lines',
  command: joinSelectedLines,
  can: (state) => joinSelectedLines(state),
}

/** Callouts by kind. */
export const calloutItems: readonly ToolItem[] = CALLOUT_KINDS.map((kind) => ({
  id: 'callout',
  label: calloutLabels[kind],
  // Its key puts in the kind that has no special meaning.
  ...(kind === 'note' ? { key: 'callout' as const } : {}),
  command: insertBox('callout', { kind }),
}))

/** A hint to the author. */
export const guidanceItem: ToolItem = {
  id: 'guidance',
  label: 'Guidance (not printed)',
  command: insertBox('guidance'),
}

/** Trainer material by kind. */
export const trainerItems: readonly ToolItem[] = TRAINER_KINDS.map((kind) => ({
  id: 'trainer',
  label: `${trainerLabels[kind]} (handout only)`,
  command: insertBox('trainer', { kind }),
}))

/** Shades of cells; the first takes the shade away. */
export const shadeItems: readonly ToolItem[] = [null, ...CELL_SHADES].map((shade) => ({
  id: 'shade',
  label: shade === null ? 'None' : shadeLabels[shade],
  swatch: `shade-${shade ?? 'none'}`,
  command: shadeCells(shade),
  isOn: (state) => shadeAtCursor(state) === shade,
}))

/** A link, to an address. */
export const linkItem: SessionItem = {
  id: 'link',
  label: 'Link…',
  key: 'link',
  run: (session) => session.ui.dialog.set('link'),
}

/** A table of a size that is asked for. */
export const tableItem: SessionItem = {
  id: 'table',
  label: 'Table…',
  key: 'table',
  run: (session) => session.ui.dialog.set('table'),
}

/** A field of the pack. */
export const fieldItem: SessionItem = {
  id: 'field',
  label: 'Field…',
  key: 'field',
  run: (session) => session.ui.dialog.set('field'),
}

/** Images from files. */
export const imageItem: SessionItem = {
  id: 'image',
  label: 'Image from a file…',
  key: 'image',
  run: (session) => pickImages(session),
}

/** A reference to another place. */
export const referenceItem: SessionItem = {
  id: 'reference',
  label: 'Cross-reference…',
  key: 'reference',
  run: (session) => session.ui.dialog.set('reference'),
}

/** A note at the foot of the page. */
export const footnoteItem: SessionItem = {
  id: 'footnote',
  label: 'Footnote',
  key: 'footnote',
  run: (session) => insertNoteAt(session, 'footnote'),
}

/** The rest of what the insert menu offers. */
export const referenceItems: readonly SessionItem[] = [
  referenceItem,
  footnoteItem,
  { id: 'source-note', label: 'Source note', run: (session) => insertNoteAt(session, 'source') },
  {
    id: 'symbol',
    label: 'Symbol or special character…',
    run: (session) => session.ui.dialog.set('symbols'),
  },
]

/** A field that has the selected words as its value. */
export const makeFieldItem: SessionItem = {
  id: 'field',
  label: 'Make a field of this…',
  can: (state) => wordsForField(state) !== null,
  run: (session) => session.ui.dialog.set('makeField'),
}

/** What can be done with the table around the cursor beside what commands do. */
export const tableWorkItems: readonly SessionItem[] = [
  {
    id: 'sort-ascending',
    label: 'Sort by this column, smallest first',
    run: (session) => sortTable(session, 'ascending'),
  },
  {
    id: 'sort-descending',
    label: 'Sort by this column, largest first',
    run: (session) => sortTable(session, 'descending'),
  },
]

/** Work on what is around the cursor, or selected, that a mouse does by clicking. */
export const placeWorkItems: readonly SessionItem[] = [
  {
    id: 'caption',
    label: 'Caption of the table or image',
    can: (state) => tableAtCursor(state) !== null || isImageSelected(state),
    run: goToCaption,
  },
  {
    id: 'callout',
    label: 'Kind of the box…',
    can: (state) => depthOf(state, 'callout', 'trainer') !== null,
    run: chooseBoxKind,
  },
]

/** What an image says, and how wide it is. */
export const imageFormItem: SessionItem = {
  id: 'image',
  label: 'Caption, alternative text and width…',
  can: isImageSelected,
  run: (session) => session.ui.popover.set({ kind: 'image', pos: session.state.selection.from }),
}

/** Keeps the selection as a template of the user's own. */
export const saveSelectionItem: SessionItem = {
  id: 'library',
  label: 'Save selection as template…',
  can: (state) => !state.selection.empty,
  run: saveSelection,
}
