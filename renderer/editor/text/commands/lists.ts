// Commands on lists, checklists and numbered paragraphs.
import { chainCommands } from '@tiptap/pm/commands'
import type { Node } from '@tiptap/pm/model'
import { liftListItem, sinkListItem, splitListItem, wrapRangeInList } from '@tiptap/pm/schema-list'
import { type Command, EditorState } from '@tiptap/pm/state'
import { sectionIndexAt } from '../state/outline'
import { setAlign, setStyle, toggleQuote } from './blocks'
import { depthOf, nodeType, sequence } from './compose'
import { shiftLevels } from './sections'
import { rangesInOrder } from './selected'

export type ListName = 'bulletList' | 'orderedList' | 'taskList'
const LISTS: readonly ListName[] = ['bulletList', 'orderedList', 'taskList']

/** Deepest level of a numbered paragraph. */
const MAX_NUMBER_LEVEL = 5
/** Deepest level of a heading. */
const MAX_HEADING_LEVEL = 3

/** Returns the list that contains the cursor; null when there is none. */
export function currentList(state: EditorState): ListName | null {
  const depth = depthOf(state, ...LISTS)
  return depth === null ? null : (state.selection.$from.node(depth).type.name as ListName)
}

/** Turns the selected blocks into a list, converts one kind of list to another, or removes the list. */
export function toggleList(name: ListName): Command {
  return (state, dispatch) => {
    const current = currentList(state)
    if (current === name) return outdentItem(state, dispatch)
    if (current !== null) return convertList(name)(state, dispatch)
    return wrapRuns(name)(state, dispatch)
  }
}

/** Wraps each run of selected text blocks in a list; titles, tables, images and items of lists between them stay. */
function wrapRuns(name: ListName): Command {
  return (state, dispatch) => {
    const { tr } = state
    const list = nodeType(state, name)
    for (const { from, to } of runsOf(state).reverse()) {
      const { tr: part } = EditorState.create({ doc: tr.doc })
      part.setBlockType(from, to, nodeType(state, 'paragraph'), ({ attrs }) => ({
        marking: attrs.marking ?? null,
        audience: attrs.audience ?? null,
        textAlign: attrs.textAlign ?? null,
      }))
      const range = part.doc.resolve(from).blockRange(part.doc.resolve(to))
      if (range && wrapRangeInList(part, range, list)) for (const step of part.steps) tr.step(step)
    }
    if (!tr.docChanged) return false
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** Adjacent selected text blocks with the same parent, from inside the first to inside the last. */
function runsOf({ doc, selection }: EditorState): { from: number; to: number }[] {
  const runs: { from: number; to: number; parent: Node; index: number }[] = []
  for (const { $from, $to } of rangesInOrder(selection))
    doc.nodesBetween($from.pos, $to.pos, (node, pos, parent, index) => {
      if (!node.isTextblock || !parent || node.type.name === 'sectionTitle') return !node.isTextblock
      if (/Item$/.test(parent.type.name)) return false
      const end = pos + node.nodeSize - 1
      const last = runs.at(-1)
      if (last?.parent === parent && last.index === index - 1) Object.assign(last, { to: end, index })
      else runs.push({ from: pos + 1, to: end, parent, index })
      return false
    })
  return runs
}

function convertList(name: ListName): Command {
  return (state, dispatch) => {
    const depth = depthOf(state, ...LISTS)
    if (depth === null) return false
    const { $from } = state.selection
    const list = $from.node(depth)
    const start = $from.before(depth)
    const item = nodeType(state, name === 'taskList' ? 'taskItem' : 'listItem')
    const items = list.children.map((node: Node) =>
      node.type === item ? node : item.create(null, node.content),
    )
    const tr = state.tr.replaceWith(start, start + list.nodeSize, nodeType(state, name).create(null, items))
    // Same shape, same positions: the selection needs no mapping.
    tr.setSelection(
      state.selection.map(tr.doc, { map: (pos) => pos, mapResult: (pos) => tr.mapping.mapResult(pos) }),
    )
    dispatch?.(tr)
    return true
  }
}

const itemType = (state: EditorState) => {
  const depth = depthOf(state, 'listItem', 'taskItem')
  return depth === null ? null : state.selection.$from.node(depth).type
}

const onItem =
  (command: (type: NonNullable<ReturnType<typeof itemType>>) => Command): Command =>
  (state, dispatch, view) => {
    const type = itemType(state)
    return type ? command(type)(state, dispatch, view) : false
  }

/** One level deeper. */
export const indentItem: Command = onItem(sinkListItem)
/** One level out, or out of the list. */
export const outdentItem: Command = onItem(liftListItem)
/** A new item at the cursor; a new task is not done. */
export const splitItem: Command = onItem((type) =>
  splitListItem(type, type.name === 'taskItem' ? { checked: false } : undefined),
)

/** Lifts the selected items out of their list, whatever their depth. */
const leaveList: Command = (state, dispatch) => {
  const lists = Array.from({ length: state.selection.$from.depth }, () => outdentItem)
  return sequence(...lists)(state, dispatch)
}

/** Makes the selected blocks plain paragraphs, outside of a list or quotation. */
export const plainParagraph: Command = (state, dispatch) => {
  const leaveQuote = depthOf(state, 'blockquote') === null ? [] : [toggleQuote]
  return sequence(setStyle('paragraph'), leaveList, ...leaveQuote)(state, dispatch)
}

/** Removes paragraph formatting other than the style: alignment and list. */
export const clearParagraph: Command = sequence(setAlign(null), leaveList)

/** At the start of an item's first paragraph: lifts the item out of its list. */
export const liftItemAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const inItem = $from.depth > 1 && itemType(state) === $from.node(-1).type
  if (!empty || !inItem || $from.parentOffset > 0 || $from.index(-1) > 0) return false
  return outdentItem(state, dispatch)
}

/** Changes the level of all selected numbered paragraphs. */
export function shiftNumberLevel(by: -1 | 1): Command {
  return (state, dispatch) => {
    const { tr } = state
    let found = false
    for (const { $from, $to } of state.selection.ranges) {
      state.doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
        if (node.type.name !== 'numberedParagraph') return
        found = true
        const level = Math.min(MAX_NUMBER_LEVEL, Math.max(1, node.attrs.level + by))
        if (level !== node.attrs.level) tr.setNodeAttribute(pos, 'level', level)
      })
    }
    if (found && tr.docChanged) dispatch?.(tr)
    // True even without a change: Tab must not leave the text from a numbered paragraph.
    return found
  }
}

/**
 * Increases (1) or decreases (-1) the level of list items, numbered paragraphs and headings; in a title, of the
 * section.
 */
export function changeLevel(by: -1 | 1): Command {
  return chainCommands(
    shiftSectionLevel(by),
    by > 0 ? indentItem : outdentItem,
    shiftNumberLevel(by),
    shiftHeadingLevel(by),
  )
}

function shiftSectionLevel(by: -1 | 1): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    if ($from.parent.type.name !== 'sectionTitle') return false
    return shiftLevels([sectionIndexAt(state.doc, $from.pos)], by)(state, dispatch)
  }
}

function shiftHeadingLevel(by: -1 | 1): Command {
  return (state, dispatch) => {
    const { parent } = state.selection.$from
    const level = parent.attrs.level + by
    if (parent.type.name !== 'heading' || level < 1 || level > MAX_HEADING_LEVEL) return false
    dispatch?.(state.tr.setNodeAttribute(state.selection.$from.before(), 'level', level))
    return true
  }
}

/**
 * Enter in a numbered paragraph: inserts the next one of the same level; an empty one moves a level up, then becomes a
 * plain paragraph.
 */
export const splitNumbered: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  const { parent } = $from
  if (parent.type.name !== 'numberedParagraph' || !$from.sameParent($to)) return false
  if (parent.content.size === 0) return leaveNumbered(state, dispatch)
  // At the start the new one goes above, so that the words keep their id and references to it.
  if ($to.parentOffset === 0) {
    dispatch?.(
      state.tr.insert($from.before(), parent.type.create({ level: parent.attrs.level })).scrollIntoView(),
    )
    return true
  }
  const tr = state.tr.delete($from.pos, $to.pos)
  const attrs = { level: parent.attrs.level }
  dispatch?.(tr.split($from.pos, 1, [{ type: parent.type, attrs }]).scrollIntoView())
  return true
}

/** Backspace at the start of a numbered paragraph, or Enter in an empty one. */
const leaveNumbered: Command = (state, dispatch) => {
  const { parent } = state.selection.$from
  return parent.attrs.level > 1
    ? shiftNumberLevel(-1)(state, dispatch)
    : setStyle('paragraph')(state, dispatch)
}

/** Backspace at the start of a numbered paragraph or heading makes it a plain paragraph. */
export const plainAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const styled = ['numberedParagraph', 'heading', 'codeBlock'].includes($from.parent.type.name)
  return empty && styled && $from.parentOffset === 0 ? setStyle('paragraph')(state, dispatch) : false
}

/** Returns the task with the cursor and its position; null outside of checklists. */
export function taskAtCursor(state: EditorState): { readonly node: Node; readonly pos: number } | null {
  const depth = depthOf(state, 'taskItem')
  if (depth === null) return null
  const { $from } = state.selection
  return { node: $from.node(depth), pos: $from.before(depth) }
}

/** Toggles the task with the cursor. */
export const tickTask: Command = (state, dispatch) => {
  const task = taskAtCursor(state)
  if (!task) return false
  dispatch?.(state.tr.setNodeAttribute(task.pos, 'checked', !task.node.attrs.checked))
  return true
}
