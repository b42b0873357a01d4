// Actions on sections by id, as in the outline; each is one transaction, so that undo covers it.
import type { Node } from '@tiptap/pm/model'
import { withoutComments } from '#shared/document/comments'
import type { Section } from '#shared/document/nodes'
import { emptySection } from '#shared/template'
import { newId } from '../../base/new-id'
import type { EditorSession } from '../session/editor-session'
import {
  insertSections,
  moveBranches,
  moveBranchesBy,
  removeBranches,
  renameSection,
  restoreSections,
  setAnnex,
  setExcluded,
  setSection,
  shiftLevels,
} from '../text/commands/sections'
import { branchEnd, type OutlineItem, outlineOf } from '../text/state/outline'

/** Shows a message with Undo; returns a function that dismisses it. */
export type ShowUndo = (message: string, undo: () => void) => () => void

/** The outline's actions. Unknown ids are ignored. */
export interface OutlineActions {
  /** Scrolls to a section and puts the cursor in its title; the focus stays in the outline. */
  show(id: string): void
  /** The same, focusing the text. */
  write(id: string): void
  rename(id: string, title: string): void
  /** Moves branches together by one position among their siblings. */
  moveBy(ids: readonly string[], direction: -1 | 1): void
  shift(ids: readonly string[], by: -1 | 1): void
  /** Moves branches before the row at that index. */
  moveTo(ids: readonly string[], index: number): void
  setExcluded(ids: readonly string[], excluded: boolean): void
  setAnnex(id: string, annex: boolean): void
  /** Prints a section on separate landscape pages, or on portrait pages again. */
  setLandscape(id: string, landscape: boolean): void
  remove(ids: readonly string[]): void
  duplicate(id: string): void
  /** Adds sections after the one with the cursor and goes to the first one added. */
  add(sections: readonly Section[]): void
  addEmpty(): void
}

/** Creates the actions for a session. New sections go after `currentIndex`. */
export function outlineActions(
  session: EditorSession,
  currentIndex: () => number,
  showUndo: ShowUndo,
): OutlineActions {
  const rows = (): readonly OutlineItem[] => outlineOf(session.state.doc)
  const indexOf = (id: string): number => rows().findIndex((row) => row.id === id)
  const indexes = (ids: readonly string[]): number[] => ids.map(indexOf).filter((index) => index >= 0)
  const goTo = (id: string, focus: boolean) => {
    const row = rows()[indexOf(id)]
    if (row) session.goTo(row.pos + 2, focus, 'start')
  }
  const add = (sections: readonly Section[]) => {
    session.run(insertSections(currentIndex(), sections))
    const first = sections[0]
    if (first) goTo(first.attrs.id, true)
  }
  return {
    show: (id) => goTo(id, false),
    write: (id) => goTo(id, true),
    rename: (id, title) => session.run(renameSection(indexOf(id), title), false),
    moveBy: (ids, direction) => session.run(moveBranchesBy(indexes(ids), direction), false),
    shift: (ids, by) => session.run(shiftLevels(indexes(ids), by), false),
    moveTo: (ids, index) => {
      const [first] = ids
      if (session.run(moveBranches(indexes(ids), index), false) && first) goTo(first, false)
    },
    setExcluded: (ids, excluded) => session.run(setExcluded(indexes(ids), excluded), false),
    setAnnex: (id, annex) => session.run(setAnnex(indexOf(id), annex), false),
    setLandscape: (id, landscape) => session.run(setSection(indexOf(id), { landscape }), false),
    remove: (ids) => removeWithUndo(session, indexes(ids), showUndo),
    duplicate: (id) => {
      const at = indexOf(id)
      const branch = rows().slice(at, branchEnd(rows(), at))
      const copies = branch.map(({ node }) => withFreshId(node))
      session.run(insertSections(at, copies), false)
    },
    add,
    addEmpty: () => {
      const level = rows()[currentIndex()]?.level ?? 1
      add([emptySection('', newId, level)])
    },
  }
}

function removeWithUndo(session: EditorSession, indexes: readonly number[], showUndo: ShowUndo): void {
  const rows = outlineOf(session.state.doc)
  const gone = new Set(indexes.flatMap((index) => rows.slice(index, branchEnd(rows, index))))
  const first = Math.min(...[...gone].map((row) => row.index))
  const after = rows[first - 1]?.id ?? null
  const nodes: Node[] = rows.filter((row) => gone.has(row)).map((row) => row.node)
  if (nodes.length === 0 || !session.run(removeBranches(indexes), false)) return
  const title = rows[first]?.info.title || 'Untitled section'
  const message =
    nodes.length === 1 ? `“${title}” removed` : `“${title}” and ${nodes.length - 1} more removed`
  const dismiss = showUndo(message, () => session.run(restoreSections(nodes, after), false))
  whenBack(session, nodes, dismiss)
}

/** How long an Undo message stays, in milliseconds. */
const MESSAGE_MS = 15_000

/** Calls `then` once the sections were restored by other means than the message, such as Ctrl+Z. */
function whenBack(session: EditorSession, nodes: readonly Node[], then: () => void): void {
  const ids = new Set(nodes.map((node) => node.attrs.id))
  const stop = session.subscribe(() => {
    if (!session.state.doc.children.some((node) => ids.has(node.attrs.id))) return
    stop()
    then()
  })
  setTimeout(stop, MESSAGE_MS)
}

/**
 * Only the section's id is renewed here, to go to the copy; the id plugin renews those inside. Comments are not
 * copied.
 */
function withFreshId(node: Node): Section {
  const section = withoutComments(node.toJSON() as Section)
  return { ...section, attrs: { ...section.attrs, id: newId() } }
}
