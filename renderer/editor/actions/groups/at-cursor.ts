// Actions of the context menu only: on the link, field, note or reference at the cursor.
import { type Command, type EditorState, NodeSelection } from '@tiptap/pm/state'
import { librarySearch } from '../../../base/library-search'
import { linkAtCursor, removeLink } from '../../text/commands/inline'
import { chipToWords } from '../../text/commands/make-field'
import { printAlways } from '../../text/commands/print-only-if'
import { threadsAt } from '../../text/comments/threads'
import { nextPosition } from '../../text/state/field-positions'
import { positionOf } from '../../text/state/problem-position'
import { define } from '../action'
import type { EditorContext } from '../contexts'

/** The selected field, note or image, if it is of that type. */
function selected(state: EditorState, type: string): NodeSelection | null {
  const { selection } = state
  return selection instanceof NodeSelection && selection.node.type.name === type ? selection : null
}

/** Name, position and text of the selected field, and its next use. */
function fieldAt({ session, state }: EditorContext) {
  const { node, from } = selected(state, 'field') ?? {}
  const name: string = node?.attrs.name ?? ''
  const next = from === undefined ? null : nextPosition(state.doc, name, from)
  const label = session.store.field(name)?.label ?? name
  return {
    name,
    label,
    pos: from ?? 0,
    words: session.store.fieldWords({ name, form: node?.attrs.form }),
    next: next === from ? null : next,
  }
}

/** Longest value that is searched for. */
const LONGEST_VALUE = 300

/** The value of the selected field as a search takes it: a quotation mark would end it. */
function valueAt(session: EditorContext['session'], state: EditorState): string {
  const { value = '' } = session.store.field(selected(state, 'field')?.node.attrs.name ?? '') ?? {}
  const words = value.replace(/["“”„«»\s]+/g, ' ').trim()
  if (!/[\p{L}\p{N}\p{So}]/u.test(words)) return ''
  // A search has a greatest length; a part of a word would not be found.
  const end = words.length > LONGEST_VALUE ? words.lastIndexOf(' ', LONGEST_VALUE) : -1
  return words.slice(0, end < 0 ? LONGEST_VALUE : end)
}

const deleteIt: Command = (state, dispatch) => {
  dispatch?.(state.tr.deleteSelection().scrollIntoView())
  return true
}

const open = (kind: 'footnote' | 'crossReference') => ({
  keys: 'Enter',
  native: true,
  run: ({ session }: EditorContext) => session.ui.popover.set({ kind, pos: session.state.selection.from }),
})

const common = { group: 'At the cursor', works: 'editor', textMenu: true, hides: true } as const

export const atCursor = {
  ...define(
    { ...common, here: ({ state }) => linkAtCursor(state).href !== '' },
    {
      openLink: {
        label: 'Open link',
        keys: 'Ctrl+click',
        native: true,
        run: ({ session, state }) => session.openLink(linkAtCursor(state).href),
      },
      removeLink: {
        label: 'Remove link',
        run: ({ session, state }) => session.run(removeLink(linkAtCursor(state))),
      },
    },
  ),
  ...define(
    { ...common, here: ({ state }) => selected(state, 'field') !== null },
    {
      fillField: {
        label: 'Fill in the field',
        labelNow: (context) => `Fill in “${fieldAt(context).label}”`,
        keys: 'Enter',
        native: true,
        run: (context) => context.session.ui.wantedField.set({ name: fieldAt(context).name }),
      },
      nextPlaceOfField: {
        label: 'Next use of this field',
        can: (context) => fieldAt(context).next !== null,
        run: (context) => context.session.goTo(fieldAt(context).next ?? 0),
      },
      findFieldValue: {
        label: 'Find packs with this value',
        words: 'where used library',
        can: ({ session, state }) => valueAt(session, state) !== '',
        run: ({ session, state, leave }) => {
          const name: string = selected(state, 'field')?.node.attrs.name ?? ''
          librarySearch.ask(`field:"${name} ${valueAt(session, state)}"`)
          leave()
        },
      },
      fieldToText: {
        label: 'Convert to text',
        keys: { own: [], word: 'Ctrl+Shift+F9' },
        can: (context) => fieldAt(context).words !== '',
        run: (context) => context.session.run(chipToWords(fieldAt(context).pos, fieldAt(context).words)),
      },
    },
  ),
  ...define(
    { ...common, here: ({ state }) => printAlways(state) },
    {
      printAlways: {
        label: 'Always print',
        words: 'field empty filled in condition only if depends left out',
        command: printAlways,
      },
    },
  ),
  ...define(
    { ...common, here: ({ state }) => selected(state, 'footnote') !== null },
    {
      editNote: { ...open('footnote'), label: 'Edit note…' },
      deleteNote: { label: 'Delete note', keys: 'Del', native: true, command: deleteIt },
    },
  ),
  ...define(
    { ...common, here: ({ state }) => selected(state, 'crossReference') !== null },
    {
      goToTarget: {
        label: 'Go to target',
        run: ({ session, state }) => {
          const target = selected(state, 'crossReference')?.node.attrs.target
          const place = positionOf(state.doc, target)
          const isDocument = session.store.meta.get().firstPage?.references.some(({ id }) => id === target)
          if (isDocument) session.ui.wantedTab.set({ name: 'pack', line: 'references' })
          else if (place !== null) session.goTo(place)
        },
      },
      editReference: { ...open('crossReference'), label: 'Edit cross-reference…' },
    },
  ),
  ...define(
    { ...common, here: ({ state }) => threadsAt(state.doc, state.selection.from).length > 0 },
    {
      showComment: {
        label: 'Show comment',
        run: ({ session, state }) => {
          const [known] = threadsAt(state.doc, state.selection.from)
          if (known) session.comments.open(known, true)
        },
      },
    },
  ),
}
