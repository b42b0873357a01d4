// What the menu of the text offers for links, chips, notes, images, tables and selected words.
import { NodeSelection } from '@tiptap/pm/state'
import type { MenuItem } from '../../../ui/Menu'
import { linkAtCursor, removeLink } from '../../text/commands/inline'
import { chipToWords, wordsForField } from '../../text/commands/make-field'
import { isInTable } from '../../text/commands/tables'
import { type CommandKey, keyLabel } from '../../text/keymap'
import { nextPosition } from '../../text/state/field-positions'
import { positionOf } from '../../text/state/problem-position'
import {
  footnoteItem,
  imageFormItem,
  joinLinesItem,
  linkItem,
  makeFieldItem,
  referenceItem,
  type SessionItem,
  tableWorkItems,
} from '../more-items'
import { cellItems, deleteTableItem, imageItems, rowItems, type ToolItem } from '../toolbar-items'
import { joinParts, registerTextMenu, type TextPlace } from './providers'

const MAC = navigator.platform.startsWith('Mac')
const keysOf = (key: CommandKey | undefined) => (key ? { shortcut: keyLabel(key, MAC) } : {})

/** Adds these lines; gives a function that takes them out again. */
export function registerPlaceLines(): () => void {
  const stops = [
    registerTextMenu('before', (place) => part(linkLines(place))),
    registerTextMenu('before', (place) => part(objectLines(place))),
    registerTextMenu('after', (place) => part(wordLines(place))),
    registerTextMenu('after', (place) => part(tableLines(place))),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

const part = (items: readonly MenuItem[]) => (items.length > 0 ? { items } : null)

function linkLines({ session, target }: TextPlace): MenuItem[] {
  if (!target.closest('a[href]')) return []
  const link = linkAtCursor(session.state)
  if (link.href === '') return []
  return [
    { label: 'Open link', shortcut: 'Ctrl+click', run: () => session.openLink(link.href) },
    { label: 'Change link…', ...keysOf('link'), run: () => session.ui.dialog.set('link') },
    { label: 'Remove link', run: () => session.run(removeLink(link)) },
  ]
}

/** What is taken whole: it is selected when the menu opens. */
function objectLines({ session }: TextPlace): MenuItem[] {
  const { selection } = session.state
  if (!(selection instanceof NodeSelection)) return []
  const { node, from } = selection
  const open = (kind: 'footnote' | 'image' | 'crossReference') => () =>
    session.ui.popover.set({ kind, pos: from })
  switch (node.type.name) {
    case 'field':
      return fieldLines(session, node.attrs.name, from)
    case 'footnote':
      return [
        { label: 'Edit note…', shortcut: 'Enter', run: open('footnote') },
        { label: 'Delete note', shortcut: 'Del', run: () => session.run(deleteIt) },
      ]
    case 'crossReference':
      return [
        { label: 'Go to its target', run: () => goToTarget(session, node.attrs.target) },
        { label: 'Change reference…', shortcut: 'Enter', run: open('crossReference') },
      ]
    case 'image':
      return [
        { label: imageFormItem.label, shortcut: 'Enter', run: open('image') },
        ...toolLines(session, imageItems),
      ]
    default:
      return []
  }
}

type Session = TextPlace['session']

const deleteIt: ToolItem['command'] = (state, dispatch) => {
  dispatch?.(state.tr.deleteSelection().scrollIntoView())
  return true
}

function fieldLines(session: Session, name: string, pos: number): MenuItem[] {
  const field = session.store.field(name)
  const words = session.store.fieldWords(name)
  const next = nextPosition(session.state.doc, name, pos)
  return [
    {
      label: `Fill in “${field?.label ?? name}”`,
      shortcut: 'Enter',
      run: () => session.ui.wantedField.set({ name }),
    },
    {
      label: 'Next place of this field',
      disabled: next === null || next === pos,
      run: () => next !== null && session.goTo(next),
    },
    {
      label: 'Turn into plain text',
      disabled: words === '',
      run: () => session.run(chipToWords(pos, words)),
    },
  ]
}

function goToTarget(session: Session, id: string): void {
  const place = positionOf(session.state.doc, id)
  if (place !== null) session.goTo(place)
}

function wordLines({ session, target }: TextPlace): MenuItem[] {
  const { selection } = session.state
  if (selection instanceof NodeSelection) return []
  const line = (item: SessionItem): MenuItem => ({
    label: item.label,
    ...keysOf(item.key),
    run: () => item.run(session),
  })
  const words = wordsForField(session.state) ? [line(makeFieldItem)] : []
  // What can be done with a link stands above.
  const link = target.closest('a[href]') ? [] : [line(linkItem)]
  const { label, command } = joinLinesItem
  const lines = command(session.state) ? [{ label, run: () => session.run(command) }] : []
  return [...link, line(footnoteItem), line(referenceItem), ...words, ...lines]
}

/** Buttons of the toolbar as lines. */
function toolLines(session: Session, items: readonly ToolItem[]): MenuItem[] {
  const { state } = session
  return items.map(({ label, key, command, can, isOn }) => ({
    label,
    ...keysOf(key),
    ...(isOn ? { checked: isOn(state) } : {}),
    disabled: !(can?.(state) ?? true),
    run: () => session.run(command),
  }))
}

function tableLines({ session }: TextPlace): MenuItem[] {
  const { state } = session
  if (!isInTable(state) || state.selection instanceof NodeSelection) return []
  const lines = (items: readonly ToolItem[]) => toolLines(session, items)
  const work = tableWorkItems.map(({ label, run }): MenuItem => ({ label, run: () => run(session) }))
  return joinParts([lines(rowItems), lines(cellItems), work, lines([deleteTableItem])])
}
