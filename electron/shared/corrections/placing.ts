// Writes changed and added lines into the sections of a pack.
import type {
  Change,
  CommentThread,
  DocumentNode,
  Inline,
  Mark,
  NodeId,
  Proposed,
  Section,
} from '../document/nodes'
import { changesOf, isChange } from '../document/proposals'
import type { Line } from './lines'

interface Edit {
  readonly inlines: readonly Inline[]
  readonly ends: readonly Change[]
}

const keyOf = ({ section, path }: Pick<Line, 'section' | 'path'>): string => `${section}/${path.join('.')}`
const ITEMS: readonly string[] = ['listItem', 'taskItem']

/** Collects what changes, then makes the sections. */
export class Placing {
  private readonly edits = new Map<string, Edit>()
  /** Blocks after a line or another block, by the place of that. */
  private readonly added = new Map<string, DocumentNode[]>()
  /** Changes of rows and tables, by their places. */
  private readonly marks = new Map<string, readonly Change[]>()
  private readonly touched = new Set<NodeId>()

  constructor(
    private readonly present: readonly Section[],
    private readonly newId: () => NodeId,
  ) {}

  /** Puts other words into a line; `ends` are changes of its end. */
  replace(line: Line, inlines: readonly Inline[], ends: readonly Change[]): void {
    this.edits.set(keyOf(line), { inlines, ends })
    this.touched.add(line.section)
  }

  /** Proposes to delete a line. */
  delete(line: Line, by: Proposed): void {
    const change: Change = { type: 'deleted', attrs: by }
    const inlines = line.inlines.map((inline) =>
      changesOf(inline).some(({ type }) => type === 'deleted') ? inline : withChange(inline, change),
    )
    const keepsEnd = line.node.type === 'sectionTitle' || line.node.type === 'codeBlock'
    this.replace(line, inlines, keepsEnd ? [] : [change])
  }

  /** Proposes changes of a row or table as a whole. */
  mark(section: NodeId, path: readonly number[], changes: readonly Change[]): void {
    this.marks.set(keyOf({ section, path }), changes)
    this.touched.add(section)
  }

  /** Puts a block, which is a proposal, after the part at this depth in which a line is. */
  insertBlock({ section, path }: Line, depth: number, block: DocumentNode): void {
    this.addAfter(section, path.slice(0, depth), block)
  }

  /** Proposes to divide a line; `asItems`: into items of its list. */
  divide(line: Line, parts: readonly (readonly Inline[])[], change: Change, asItems: boolean): void {
    const [first = [], ...rest] = parts
    const section = this.present.find(({ attrs }) => attrs.id === line.section)
    const item = section && nodeAt(section, line.path.slice(0, -1))
    this.replace(line, first, [change])
    for (const [at, content] of rest.entries()) {
      const {
        content: _,
        marks: __,
        ...bare
      } = line.node as DocumentNode & Record<'attrs' | 'content' | 'marks', object>
      const attrs = { ...bare.attrs, ...(line.id === null ? {} : { id: this.newId() }) }
      const isLast = at === rest.length - 1
      const made = {
        ...bare,
        attrs,
        content,
        ...(isLast ? {} : { marks: [change] }),
      } as unknown as DocumentNode
      if (asItems && item)
        this.addAfter(line.section, line.path.slice(0, -1), { ...item, content: [made] } as DocumentNode)
      else this.addAfter(line.section, line.path, made)
    }
  }

  /** Whether a line is the last part of an item of a list. */
  endsItem({ section: id, path }: Line): boolean {
    const section = this.present.find(({ attrs }) => attrs.id === id)
    const item = section && nodeAt(section, path.slice(0, -1))
    return (
      item !== undefined && ITEMS.includes(item.type) && !nodeAt(item as Section, [(path.at(-1) ?? 0) + 1])
    )
  }

  private addAfter(section: NodeId, path: readonly number[], block: DocumentNode): void {
    const key = keyOf({ section, path })
    this.added.set(key, [...(this.added.get(key) ?? []), block])
    this.touched.add(section)
  }

  /** Proposes a line of a file after one of the pack. */
  insertAfter(line: Line, their: Line, inlines: readonly Inline[], change: Change): void {
    const section = this.present.find(({ attrs }) => attrs.id === line.section)
    if (!section) return
    const item = nodeAt(section, line.path.slice(0, -1))
    const isItem = item !== undefined && ITEMS.includes(item.type)
    const theirsIsItem = their.path.length > 1 && their.table === null
    const isTop = line.path.length === 1 || (isItem && !theirsIsItem)
    const path = isItem && theirsIsItem ? line.path.slice(0, -1) : isTop ? line.path.slice(0, 1) : line.path
    const made = this.lineOf(their.node, inlines, change, path.length === 1)
    const block = isItem && theirsIsItem ? ({ ...item, content: [made] } as DocumentNode) : made
    this.addAfter(line.section, path, block)
  }

  private lineOf(
    node: DocumentNode,
    inlines: readonly Inline[],
    change: Change,
    isTop: boolean,
  ): DocumentNode {
    const limits = { marking: null, audience: null }
    const rest = { content: inlines, marks: [change] }
    if (isTop && (node.type === 'sectionTitle' || node.type === 'heading')) {
      const level = node.type === 'heading' ? node.attrs.level : 1
      return { type: 'heading', attrs: { id: this.newId(), level, ...limits }, ...rest }
    }
    if (node.type === 'numberedParagraph' && isTop)
      return {
        type: 'numberedParagraph',
        attrs: { id: this.newId(), level: node.attrs.level, ...limits },
        ...rest,
      }
    return { type: 'paragraph', attrs: { textAlign: null, ...limits }, ...rest }
  }

  /** Returns the sections that changed, with the threads of comments on their words. */
  sections(threads: ReadonlyMap<NodeId, CommentThread>): Section[] {
    return this.present.flatMap((section) => {
      const isAnswered = section.attrs.comments.some(({ id }) => threads.has(id))
      if (!this.touched.has(section.attrs.id) && !isAnswered) return []
      const made = this.written(section, section.attrs.id, []) as Section
      const placed = threadsIn(made)
      const own = section.attrs.comments.map((thread) => threads.get(thread.id) ?? thread)
      const there = new Set(own.map(({ id }) => id))
      const fresh = [...threads.values()].filter(({ id }) => placed.has(id) && !there.has(id))
      for (const id of [...there, ...fresh.map((thread) => thread.id)]) this.placed.add(id)
      return [{ ...made, attrs: { ...made.attrs, comments: [...own, ...fresh] } }]
    })
  }

  private readonly placed = new Set<NodeId>()

  /** Returns the ids of the threads that found a place. */
  placedThreads(threads: ReadonlyMap<NodeId, CommentThread>): ReadonlySet<NodeId> {
    return new Set([...this.placed].filter((id) => threads.has(id)))
  }

  private written(node: DocumentNode, section: NodeId, path: readonly number[]): DocumentNode {
    const edit = this.edits.get(keyOf({ section, path }))
    if (edit) return lineWith(node, edit)
    const changes = this.marks.get(keyOf({ section, path }))
    const made = this.withParts(node, section, path)
    return changes ? withMarks(made, changes) : made
  }

  private withParts(node: DocumentNode, section: NodeId, path: readonly number[]): DocumentNode {
    const content = 'content' in node ? (node.content as readonly DocumentNode[] | undefined) : undefined
    if (!content || path.length > 12) return node
    const made = content.flatMap((child, at) => {
      const place = [...path, at]
      return [this.written(child, section, place), ...(this.added.get(keyOf({ section, path: place })) ?? [])]
    })
    const same = made.length === content.length && made.every((child, at) => child === content[at])
    return same ? node : ({ ...node, content: made } as DocumentNode)
  }
}

function nodeAt(section: Section, path: readonly number[]): DocumentNode | undefined {
  let node: DocumentNode | undefined = section
  for (const at of path)
    node = (node && 'content' in node ? (node.content as readonly DocumentNode[]) : [])?.[at]
  return node
}

const withChange = (inline: Inline, change: Change): Inline =>
  ({
    ...inline,
    marks: [...changesOf(inline), change, ...(inline.marks ?? []).filter((mark) => !isChange(mark))],
  }) as Inline

/** A part that has these changes besides its own. */
function withMarks(node: DocumentNode, changes: readonly Change[]): DocumentNode {
  const own = changesOf(node)
  const fresh = changes.filter(({ type }) => !own.some((mark) => mark.type === type))
  return { ...node, marks: [...own, ...fresh] } as DocumentNode
}

function lineWith(node: DocumentNode, { inlines, ends }: Edit): DocumentNode {
  const {
    content: _,
    marks,
    ...bare
  } = node as DocumentNode & { readonly content?: unknown; readonly marks?: readonly Mark[] }
  const own = marks ?? []
  const fresh = ends.filter(({ type }) => !own.some((mark) => mark.type === type))
  const all = [...own, ...fresh]
  return {
    ...bare,
    ...(all.length > 0 ? { marks: all } : {}),
    ...(inlines.length > 0 ? { content: inlines } : {}),
  } as DocumentNode
}

function threadsIn(node: DocumentNode): Set<NodeId> {
  const ids = new Set<NodeId>()
  const visit = (one: DocumentNode): void => {
    for (const mark of ('marks' in one && one.marks ? one.marks : []) as readonly Mark[])
      if (mark.type === 'comment') ids.add(mark.attrs.id)
    for (const child of ('content' in one ? (one.content ?? []) : []) as readonly DocumentNode[]) visit(child)
  }
  visit(node)
  return ids
}
