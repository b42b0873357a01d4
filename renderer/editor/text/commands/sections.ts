// Commands on whole sections: add, remove, move, change level. Each is one transaction and undo step.
import { Fragment, Node } from '@tiptap/pm/model'
import { type Command, type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { Section } from '#shared/document/nodes'
import { newId } from '../../../base/new-id'
import { branchEnd, outlineOf, sectionIndexAt } from '../state/outline'
import { asOwnStep } from './history'

/** Deepest level of a section. */
const MAX_LEVEL = 3

/** Attributes of a section that a user sets by hand. */
export type SectionChange = Partial<Pick<Section['attrs'], 'landscape' | 'marking' | 'audience'>>

type Sections = readonly Node[]

/** Moves branches, in order, before the section currently at `to` (the number of sections: to the end). */
export function moveBranches(indexes: readonly number[], to: number): Command {
  return (state, dispatch) => {
    const chosen = branchIndexes(state.doc, indexes)
    return rearrange((sections) => {
      const moved = sections.filter((_, index) => chosen.has(index))
      const before = sections.find((_, index) => index >= to && !chosen.has(index))
      const rest = sections.filter((_, index) => !chosen.has(index))
      const place = before ? rest.indexOf(before) : rest.length
      const arranged = [...rest.slice(0, place), ...moved, ...rest.slice(place)]
      if (moved.length === 0 || arranged.every((node, index) => node === sections[index])) return null
      return { sections: arranged, focus: moved[0] }
    })(state, dispatch)
  }
}

/** Moves branches together: up before the neighbour of the first, or down after that of the last. */
export function moveBranchesBy(indexes: readonly number[], direction: -1 | 1): Command {
  return (state, dispatch) => {
    const roots = rootsOf(outlineOf(state.doc), indexes)
    const edge = direction === -1 ? roots[0] : roots.at(-1)
    const target = edge === undefined ? null : neighbourOf(state.doc, edge, direction)
    return target === null ? false : moveBranches(roots, target)(state, dispatch)
  }
}

/** The target of moving a branch by one; null when there is none. */
function neighbourOf(doc: Node, index: number, direction: -1 | 1): number | null {
  const rows = outlineOf(doc)
  const row = rows[index]
  if (!row) return null
  if (direction === -1) {
    for (let above = index - 1; above >= 0; above -= 1) {
      const other = rows[above]
      if (other && other.annex !== row.annex) return null
      if (other && other.level <= row.level) return above
    }
    return null
  }
  const end = branchEnd(rows, index)
  const next = rows[end]
  if (!next || next.annex !== row.annex) return null
  return next.level < row.level ? end + 1 : branchEnd(rows, end)
}

/** Changes branches by one level, deeper (1) or higher (-1), as far as each of them can; false when none can. */
export function shiftLevels(indexes: readonly number[], by: -1 | 1): Command {
  return rearrange((before) => {
    const roots = rootsOf(before.map(levelOf), indexes)
    const sections = roots.reduce((list, index) => shiftBranch(list, index, by), before)
    return sections === before ? null : { sections, focus: null }
  })
}

function shiftBranch(sections: Sections, index: number, by: -1 | 1): Sections {
  const section = sections[index]
  if (!section) return sections
  const level = section.attrs.level + by
  const above = sections[index - 1]
  const deepest = above && above.attrs.annex === section.attrs.annex ? above.attrs.level + 1 : 1
  if (level < 1 || level > Math.min(MAX_LEVEL, deepest)) return sections
  const end = branchEnd(sections.map(levelOf), index)
  return sections.map((node, at) =>
    at >= index && at < end ? withAttrs(node, { level: Math.min(MAX_LEVEL, node.attrs.level + by) }) : node,
  )
}

/** Inserts sections after the section at `index` and its sub-sections (-1: at the start). */
export function insertSections(index: number, added: readonly Section[]): Command {
  return (state, dispatch) => {
    const nodes = added.map((section) => Node.fromJSON(state.schema, section))
    return rearrange((sections) => {
      const place = index < 0 ? 0 : branchEnd(sections.map(levelOf), index)
      return { sections: [...sections.slice(0, place), ...nodes, ...sections.slice(place)], focus: nodes[0] }
    })(state, dispatch)
  }
}

/**
 * Inserts sections from elsewhere after the section at `index` and its sub-sections, and annexes among them at the end; all as
 * annexes if that section is one.
 */
export function insertArranged(index: number, added: readonly Section[]): Command {
  return (state, dispatch) => {
    const taken = new Set(state.doc.children.map(({ attrs }) => attrs.id))
    const nodes = added.map((section) => {
      const node = Node.fromJSON(state.schema, section)
      return taken.has(node.attrs.id) ? withAttrs(node, { id: newId() }) : node
    })
    return rearrange((sections) => {
      const place = branchEnd(sections.map(levelOf), index)
      const inAnnex = sections[index]?.attrs.annex === true
      const here = inAnnex ? nodes.map((node) => withAttrs(node, { annex: true })) : nodes.filter(isBody)
      const last = inAnnex ? [] : nodes.filter((node) => !isBody(node))
      return {
        sections: [...sections.slice(0, place), ...here, ...sections.slice(place), ...last],
        focus: here[0] ?? last[0],
      }
    })(state, dispatch)
  }
}

const isBody = (section: Node): boolean => section.attrs.annex !== true

/** Inserts sections before the section currently at `place` (the number of sections: at the end), as they are. */
export function insertBefore(place: number, added: readonly Node[]): Command {
  return rearrange((sections) => ({
    sections: [...sections.slice(0, place), ...added, ...sections.slice(place)],
    focus: added[0],
  }))
}

/** Removes the branches at the given indexes. A document always has a section: the last one is emptied. */
export function removeBranches(indexes: readonly number[]): Command {
  return (state, dispatch) => {
    const gone = branchIndexes(state.doc, indexes)
    if (gone.size === 0) return false
    return rearrange((sections) => {
      const kept = sections.filter((_, index) => !gone.has(index))
      return {
        sections: kept.length > 0 ? kept : [blankSection(state)],
        focus: kept[Math.min(...gone)] ?? kept.at(-1),
      }
    })(state, dispatch)
  }
}

/** Restores removed sections: after the section with id `after`, or at the start when that is null or gone. */
export function restoreSections(nodes: readonly Node[], after: string | null): Command {
  return rearrange((sections) => {
    const present = new Set(sections.map((node) => node.attrs.id))
    const missing = nodes.filter((node) => !present.has(node.attrs.id))
    if (missing.length === 0) return null
    const place = sections.findIndex((node) => node.attrs.id === after) + 1
    return {
      sections: [...sections.slice(0, place), ...missing, ...sections.slice(place)],
      focus: missing[0],
    }
  })
}

/** Excludes the branches at the given indexes from print, or includes them again. */
export function setExcluded(indexes: readonly number[], excluded: boolean): Command {
  return changeBranches(indexes, { excluded })
}

/** Makes the branch at `index` an annex (moving it after the body) or part of the body again. */
export function setAnnex(index: number, annex: boolean): Command {
  return changeBranches([index], { annex })
}

/** Sets attributes of the one section at `index`. */
export function setSection(index: number, change: SectionChange): Command {
  return (state, dispatch) => {
    const row = outlineOf(state.doc)[index]
    if (!row) return false
    const { tr } = state
    for (const [name, value] of Object.entries(change)) tr.setNodeAttribute(row.pos, name, value)
    dispatch?.(tr)
    return true
  }
}

/** Whether the section with the cursor is printed on landscape pages. */
export const isLandscape = ({ doc, selection }: EditorState): boolean =>
  doc.child(sectionIndexAt(doc, selection.from)).attrs.landscape === true

/** Puts the section with the cursor on separate landscape pages, or back on portrait ones. */
export const toggleLandscape: Command = (state, dispatch) =>
  setSection(sectionIndexAt(state.doc, state.selection.from), { landscape: !isLandscape(state) })(
    state,
    dispatch,
  )

/** Replaces the title of the section at `index` with plain text. */
export function renameSection(index: number, title: string): Command {
  return (state, dispatch) => {
    const row = outlineOf(state.doc)[index]
    const old = row?.node.firstChild
    if (!row || !old) return false
    const content = title.trim() === '' ? Fragment.empty : Fragment.from(state.schema.text(title.trim()))
    dispatch?.(state.tr.replaceWith(row.pos + 2, row.pos + 2 + old.content.size, content))
    return true
  }
}

function changeBranches(indexes: readonly number[], change: Partial<Section['attrs']>): Command {
  return (state, dispatch) => {
    const chosen = branchIndexes(state.doc, indexes)
    return rearrange((sections) => ({
      sections: sections.map((node, at) => (chosen.has(at) ? withAttrs(node, change) : node)),
      focus: null,
    }))(state, dispatch)
  }
}

/** Indexes whose section is not inside another selected branch, ascending. */
function rootsOf(levels: readonly { readonly level: number }[], indexes: readonly number[]): number[] {
  const sorted = [...new Set(indexes)].filter((index) => levels[index]).sort((one, other) => one - other)
  let end = 0
  return sorted.filter((index) => {
    if (index < end) return false
    end = branchEnd(levels, index)
    return true
  })
}

function branchIndexes(doc: Node, indexes: readonly number[]): Set<number> {
  const rows = outlineOf(doc)
  const found = new Set<number>()
  for (const index of indexes)
    for (let at = index; at < branchEnd(rows, index) && at < rows.length; at += 1) found.add(at)
  return found
}

/** The result of a rearrangement: the new sections and the one whose title gets the cursor (null leaves the cursor). */
interface Arrangement {
  readonly sections: Sections
  readonly focus: Node | null | undefined
}

/** Applies a pure function to the list of sections; only the range that differs is replaced. */
function rearrange(arrange: (sections: Sections) => Arrangement | null): Command {
  return (state, dispatch) => {
    const arranged = arrange(state.doc.children)
    if (!arranged) return false
    const { tr } = state
    if (!arrangeSections(tr, arranged.sections)) return false
    if (arranged.focus) putCursor(tr, arranged.focus.attrs.id)
    else keepCursor(tr, state)
    // Each action in the outline is a separate undo step, however quickly it follows another.
    dispatch?.(asOwnStep(tr).scrollIntoView())
    return true
  }
}

/** Replaces the sections of the document, annexes last and levels without gaps; false when nothing changes. */
export function arrangeSections(tr: Transaction, arranged: Sections): boolean {
  const old = tr.doc.children
  const sections = normalised(arranged)
  let start = 0
  while (start < old.length && start < sections.length && old[start] === sections[start]) start += 1
  if (start === old.length && start === sections.length) return false
  let tail = 0
  while (
    tail < Math.min(old.length, sections.length) - start &&
    old[old.length - 1 - tail] === sections[sections.length - 1 - tail]
  ) {
    tail += 1
  }
  const size = (nodes: Sections): number => nodes.reduce((sum, node) => sum + node.nodeSize, 0)
  const from = size(old.slice(0, start))
  const to = from + size(old.slice(start, old.length - tail))
  tr.replaceWith(from, to, sections.slice(start, sections.length - tail))
  return true
}

function putCursor(tr: Transaction, id: string): void {
  const row = outlineOf(tr.doc).find((item) => item.id === id)
  if (row) tr.setSelection(TextSelection.near(tr.doc.resolve(row.pos + 2)))
}

/** Replacing sections by themselves would move the cursor behind them: it is kept at its words. */
function keepCursor(tr: Transaction, { doc, selection }: EditorState): void {
  const [first, last] = [selection.from, selection.to].map((pos) => sectionIndexAt(doc, pos))
  const before = outlineOf(doc)[first ?? -1]
  const after = outlineOf(tr.doc).find(({ id }) => id === before?.id)
  if (!before || !after || first !== last) return
  const by = after.pos - before.pos
  const stored = selection.toJSON()
  tr.setSelection(
    Selection.fromJSON(tr.doc, { ...stored, anchor: stored.anchor + by, head: stored.head + by }),
  )
}

/** Annexes come last, and no section is more than one level below the one before it. */
function normalised(sections: Sections): Node[] {
  const body = sections.filter((node) => !node.attrs.annex)
  const annexes = sections.filter((node) => node.attrs.annex)
  return [...withoutLevelGaps(body), ...withoutLevelGaps(annexes)]
}

function withoutLevelGaps(sections: Sections): Node[] {
  let before = 0
  return sections.map((node) => {
    before = Math.min(node.attrs.level, before + 1)
    return before === node.attrs.level ? node : withAttrs(node, { level: before })
  })
}

function withAttrs(node: Node, change: Partial<Section['attrs']>): Node {
  const same = Object.entries(change).every(([name, value]) => node.attrs[name] === value)
  return same ? node : node.type.create({ ...node.attrs, ...change }, node.content, node.marks)
}

function blankSection(state: EditorState): Node {
  const section = state.schema.nodes.section?.createAndFill()
  if (!section) throw new Error('The schema has no section that can stand empty')
  return section
}

const levelOf = (node: Node): { level: number } => ({ level: node.attrs.level })
