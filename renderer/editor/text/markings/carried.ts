// Words keep the marking of their portion: where blocks are joined, lifted out of a box or pasted, the block that then holds the words is marked at least as high as the one they were in.
import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, Plugin, Selection, type Transaction } from '@tiptap/pm/state'
import { type Mapping, ReplaceAroundStep } from '@tiptap/pm/transform'
import { higherMarking } from '#shared/portions'

/** Returns a block, or the blocks in a list or quotation, marked at least with a level; code can't be marked. */
export function atLeast(node: Node, level: string | null): Node {
  if (level === null || node.isInline) return node
  if ('marking' in node.attrs)
    return node.type.create(
      { ...node.attrs, marking: higherMarking(node.attrs.marking, level) },
      node.content,
      node.marks,
    )
  return node.isTextblock ? node : node.copy(allAtLeast(node.content, level))
}

/** The same for several blocks. */
export const allAtLeast = (content: Fragment, level: string | null): Fragment =>
  level === null ? content : Fragment.from(content.content.map((node) => atLeast(node, level)))

/** Returns the marking of the portion at a position: its block's, or that of the surrounding box or table. */
export function portionAt($pos: ResolvedPos, sections = false): string | null {
  for (let depth = $pos.depth; depth > (sections ? 0 : 1); depth -= 1) {
    const level = $pos.node(depth).attrs.marking as string | null | undefined
    if (level) return level
  }
  return null
}

/** Words that arrived at a position of a transaction's document from a marked portion. */
interface Arrival {
  readonly pos: number
  readonly level: string
}

/** Transaction metadata key for arrivals. */
export const ARRIVALS = 'markedArrivals'

/** Records that marked words were inserted: the block they are in is marked as high. */
export function noteArrivals(tr: Transaction, arrivals: readonly Arrival[]): void {
  tr.setMeta(ARRIVALS, arrivals)
}

/** Returns the recorded arrivals, for a transaction derived from another. */
export const arrivalsOf = (tr: Transaction): readonly Arrival[] => tr.getMeta(ARRIVALS) ?? []

/** The plugin; `packLevel` returns the level of a block without a marking. */
export function carriedMarkings(packLevel: () => string | null): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, state) {
      if (!transactions.some((tr) => tr.docChanged) || transactions.some((tr) => tr.getMeta('history$')))
        return null
      const arrivals = transactions.flatMap((one, index) =>
        [...survivors(one, index === 0 ? before.doc : one.before), ...arrivalsOf(one)].map(
          ({ pos, level }) => ({ pos: afterwards(transactions.slice(index + 1), pos), level }),
        ),
      )
      return raise(state, arrivals, packLevel())
    },
  })
}

const afterwards = (later: readonly Transaction[], pos: number): number =>
  later.reduce((at, tr) => tr.mapping.map(at, -1), pos)

/** Positions of surviving words of marked portions that a transaction touched. */
function survivors({ steps, mapping }: Transaction, before: Node): Arrival[] {
  const found: Arrival[] = []
  steps.forEach((step, index) => {
    const back = mapping.slice(0, index).invert()
    const touch = (start: number, end: number): void => {
      const from = Math.max(0, back.map(start, -1) - 1)
      const to = Math.min(before.content.size, back.map(end, 1) + 1)
      if (from > to) return
      before.nodesBetween(from, to, (node, pos) => {
        if (!node.isTextblock) return true
        const level = node.content.size === 0 ? null : portionAt(before.resolve(pos + 1))
        if (level)
          found.push(...wordsLeft(mapping, pos + 1, pos + 1 + node.content.size, [from, to - 1], level))
        return false
      })
    }
    if (step instanceof ReplaceAroundStep) touch(step.from, step.to)
    else step.getMap().forEach(touch)
  })
  return found
}

/** New positions of the words at the ends of a block, and of those beside a change in it. */
function wordsLeft(
  mapping: Mapping,
  start: number,
  end: number,
  edges: readonly number[],
  level: string,
): Arrival[] {
  const places = [start, end - 1, ...edges].filter((pos) => pos >= start && pos < end)
  return places.flatMap((pos) => {
    const { pos: now, deletedAfter } = mapping.mapResult(pos, 1)
    return deletedAfter ? [] : [{ pos: now, level }]
  })
}

function raise(
  state: EditorState,
  arrivals: readonly Arrival[],
  packLevel: string | null,
): Transaction | null {
  const { tr } = state
  for (const { pos, level } of arrivals) {
    const $near = tr.doc.resolve(Math.min(pos, tr.doc.content.size))
    const $pos = $near.parent.isTextblock ? $near : Selection.near($near).$from
    const now = portionAt($pos, true) ?? packLevel
    const next = higherMarking(now, level)
    if (next === now) continue
    const depth = bearerOf($pos)
    if (depth > 1) tr.setNodeAttribute($pos.before(depth), 'marking', next)
  }
  return tr.docChanged ? tr : null
}

/** Depth of the nearest block that can be marked; 0 when there is none in the section. */
function bearerOf($pos: ResolvedPos): number {
  for (let depth = $pos.depth; depth > 1; depth -= 1) if ('marking' in $pos.node(depth).attrs) return depth
  return 0
}
