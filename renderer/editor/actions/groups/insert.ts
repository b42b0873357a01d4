// Insert: links, images, tables, fields, notes, breaks.
import { longDate } from '#shared/days'
import { today } from '../../../base/today'
import { insertBox, insertPageBreak, insertRule } from '../../text/commands/blocks'
import { insertForm } from '../../text/commands/forms'
import { insertNote, linkAtCursor } from '../../text/commands/inline'
import { wordsForField } from '../../text/commands/make-field'
import { canDepend } from '../../text/commands/print-only-if'
import { insertText } from '../../text/commands/replace'
import { isLandscape, toggleLandscape } from '../../text/commands/sections'
import { insertTable } from '../../text/commands/tables'
import { insertTickBox } from '../../text/commands/ticks'
import { type Action, define } from '../action'
import type { EditorContext } from '../contexts'
import { pickImages } from '../pick-images'

/** Rows and columns of a table inserted without a dialog. */
const TABLE_SIZE = 3

const note = (kind: 'footnote' | 'source'): Pick<Action<'text'>, 'words' | 'command' | 'run'> => ({
  words: 'reference note citation',
  command: insertNote(kind),
  run: ({ session }: EditorContext) =>
    session.ui.popover.set({ kind: 'footnote', pos: session.state.selection.from }),
})

export const insert = {
  ...define(
    { group: 'Insert', works: 'text', slash: 'shown', toolbar: 'button' },
    {
      link: {
        label: 'Link…',
        icon: 'link',
        keys: { own: 'Ctrl+Shift+K', word: 'Ctrl+K' },
        words: 'web address url email',
        textMenu: true,
        labelNow: ({ state }) => (linkAtCursor(state).href === '' ? 'Link…' : 'Edit link…'),
        run: ({ session }) => session.ui.dialog.set('link'),
      },
      image: {
        label: 'Image from file…',
        icon: 'image',
        keys: { own: 'Ctrl+Shift+G', word: 'Ctrl+Alt+G' },
        words: 'picture photo map',
        run: ({ session }) => pickImages(session),
      },
      table: {
        label: 'Table…',
        icon: 'table',
        keys: 'Ctrl+Alt+T',
        slashCommand: insertTable(TABLE_SIZE, TABLE_SIZE),
        run: ({ session }) => session.ui.dialog.set('table'),
      },
      field: {
        label: 'Field…',
        icon: 'field',
        keys: { own: 'Ctrl+Alt+V', word: 'Ctrl+F9' },
        words: 'blank chip',
        run: ({ session }) => session.ui.dialog.set('field'),
      },
    },
  ),
  ...define(
    { group: 'Insert', works: 'text' },
    {
      makeField: {
        label: 'Convert to field…',
        words: 'make a field',
        icon: 'field',
        textMenu: true,
        here: ({ state }) => wordsForField(state) !== null,
        run: ({ session }) => session.ui.dialog.set('makeField'),
      },
    },
  ),
  ...define(
    { group: 'Insert', works: 'text', slash: 'shown', toolbar: 'menu', textMenu: true },
    {
      printOnlyIf: {
        label: 'Print only if…',
        icon: 'condition',
        words: 'field empty filled in condition conditional hidden rule depends left out leave row paragraph',
        can: ({ state }) => canDepend(state),
        run: ({ session }) => session.ui.dialog.set('printOnlyIf'),
      },
    },
  ),
  ...define(
    { group: 'Insert', works: 'text', slash: 'shown', toolbar: 'menu' },
    {
      decisionBlock: {
        label: 'Decision block',
        icon: 'decision',
        words: 'approve approval sign choice remarks',
        command: insertForm('decision'),
      },
      signatureBlock: {
        label: 'Signature block',
        icon: 'signature',
        words: 'sign name rank appointment date',
        command: insertForm('signature'),
      },
      coordinationTable: {
        label: 'Coordination table',
        icon: 'coordination',
        words: 'concur offices staffing clearance',
        command: insertForm('coordination'),
      },
      optionsMatrix: {
        label: 'Options matrix',
        icon: 'options',
        words: 'criteria weights scores totals compare courses of action',
        command: insertForm('optionsHigher'),
      },
      tickBox: {
        label: 'Tick box',
        icon: 'tick-box',
        words: 'check checkbox choice',
        command: insertTickBox,
      },
      reference: {
        label: 'Cross-reference…',
        icon: 'reference',
        keys: 'Ctrl+Alt+X',
        words: 'link section',
        textMenu: true,
        run: ({ session }) => session.ui.dialog.set('reference'),
      },
      document: {
        label: 'Reference to a document…',
        icon: 'document',
        words: 'cite citation first page reference a',
        run: ({ session }) => session.ui.dialog.set('document'),
      },
      firstPage: {
        label: 'First page…',
        icon: 'document',
        slash: 'searched',
        words: 'to from through subject distribution memorandum minute letter addressee copy number handling',
        run: ({ session }) => session.ui.wantedTab.set({ name: 'pack', line: 'to' }),
      },
      footnote: {
        ...note('footnote'),
        label: 'Footnote',
        icon: 'footnote',
        keys: 'Ctrl+Alt+F',
        textMenu: true,
      },
      sourceNote: { ...note('source'), label: 'Source note', icon: 'source-note' },
      symbol: {
        label: 'Symbol…',
        icon: 'symbol',
        words: 'special character sign letter',
        run: ({ session }) => session.ui.dialog.set('symbols'),
      },
      date: {
        label: 'Today’s date',
        keys: 'Alt+Shift+D',
        words: 'day now',
        run: ({ session }) => {
          const { language } = session.store.meta.get()
          session.run(insertText(longDate(today(), language)))
        },
      },
      pageBreak: {
        label: 'Page break',
        icon: 'page-break',
        keys: 'Ctrl+Enter',
        words: 'new page',
        command: insertPageBreak,
      },
      horizontalRule: {
        label: 'Horizontal line',
        icon: 'rule',
        words: 'rule break across the page',
        command: insertRule,
      },
      landscape: {
        label: 'Landscape section',
        icon: 'landscape',
        words: 'orientation sideways wide page',
        command: toggleLandscape,
        isOn: ({ state }) => isLandscape(state),
      },
    },
  ),
  ...define(
    { group: 'Insert', works: 'text', slash: 'shown', toolbar: 'menu' },
    {
      guidance: {
        label: 'Guidance (not printed)',
        icon: 'guidance',
        words: 'hint author',
        command: insertBox('guidance'),
      },
    },
  ),
}
