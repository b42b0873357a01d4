// Words keep the marking and the audience of their portion: where blocks are joined, lifted out of a box or pasted, the block that then holds the words is marked at least as high as the one they were in, and for no more readers.
import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, Plugin, Selection, type Transaction } from '@tiptap/pm/state'
import { type Mapping, ReplaceAroundStep } from '@tiptap/pm/transform'
import { audienceOf, bothAudiences } from '#shared/document/audiences'
import { higherMarking } from '#shared/portions'

/** How words are limited: by the marking of their portion, and by who may read it; null for no limit. */
export interface Limits {
  readonly level: string | null
  readonly audience: string | null
}

/** Returns the limits that a node itself sets for what is in it. */
export const limitsOf = (node: Node): Limits => ({
  level: node.attrs.marking ?? null,
  audience: readersOf(node),
})

/** Returns the limits of words from two portions. */
export const bothLimits = (one: Limits, other: Limits): Limits => ({
  level: higherMarking(one.level, other.level),
  audience: bothAudiences(one.audience, other.audience),
})

function readersOf({ type, attrs }: Node): string | null {
  const audience = audienceOf(type.name, attrs)
  return audience === 'everyone' ? null : audience
}

/** Returns a block, or the blocks in a list or quotation, limited at least so; code can't be marked. */
export function atLeast(node: Node, limits: Limits): Node {
  const { level, audience } = limits
  if ((level === null && audience === null) || node.isInline) return node
  if (!('audience' in node.attrs)) return node.copy(allAtLeast(node.content, limits))
  const marking = 'marking' in node.attrs ? { marking: higherMarking(node.attrs.marking, level) } : {}
  const readers = audience === null ? {} : { audience: bothAudiences(readersOf(node), audience) }
  return node.type.create({ ...node.attrs, ...marking, ...readers }, node.content, node.marks)
}

/** The same for several blocks. */
export const allAtLeast = (content: Fragment, limits: Limits): Fragment =>
  Fragment.from(content.content.map((node) => atLeast(node, limits)))

/** Returns the marking of the portion at a position: its block's, or that of the surrounding box or table. */
export function portionAt($pos: ResolvedPos, sections = false): string | null {
  for (let depth = $pos.depth; depth > (sections ? 0 : 1); depth -= 1) {
    const level = $pos.node(depth).attrs.marking as string | null | undefined
    if (level) return level
  }
  return null
}

/** Returns who may read the words at a position: the audiences of all that is around them in the section; null for everyone. */
function audienceAt($pos: ResolvedPos, sections = false): string | null {
  let audience: string | null = null
  for (let depth = $pos.depth; depth > (sections ? 0 : 1); depth -= 1)
    audience = bothAudiences(audience, readersOf($pos.node(depth)))
  return audience
}

/** Words that arrived at a position of a transaction's document from a limited portion. */
interface Arrival extends Limits {
  readonly pos: number
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
        [...survivors(one, index === 0 ? before.doc : one.before), ...arrivalsOf(one)].map((arrival) => ({
          ...arrival,
          pos: afterwards(transactions.slice(index + 1), arrival.pos),
        })),
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
        if (node.content.size === 0) return false
        const $start = before.resolve(pos + 1)
        const limits = { level: portionAt($start), audience: audienceAt($start) }
        if (limits.level !== null || limits.audience !== null)
          found.push(...wordsLeft(mapping, pos + 1, pos + 1 + node.content.size, [from, to - 1], limits))
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
  limits: Limits,
): Arrival[] {
  const places = [start, end - 1, ...edges].filter((pos) => pos >= start && pos < end)
  return places.flatMap((pos) => {
    const { pos: now, deletedAfter } = mapping.mapResult(pos, 1)
    return deletedAfter ? [] : [{ pos: now, ...limits }]
  })
}

function raise(
  state: EditorState,
  arrivals: readonly Arrival[],
  packLevel: string | null,
): Transaction | null {
  const { tr } = state
  for (const { pos, level, audience } of arrivals) {
    const $near = tr.doc.resolve(Math.min(pos, tr.doc.content.size))
    const $pos = $near.parent.isTextblock ? $near : Selection.near($near).$from
    const now = portionAt($pos, true) ?? packLevel
    const next = level === null ? now : higherMarking(now, level)
    if (next !== now) setOn(tr, $pos, 'marking', () => next)
    const readers = audienceAt($pos, true)
    if (bothAudiences(readers, audience) !== readers)
      setOn(tr, $pos, 'audience', (node) => bothAudiences(readersOf(node), audience))
  }
  return tr.docChanged ? tr : null
}

/** Sets an attribute of the nearest block that has it. */
function setOn(
  tr: Transaction,
  $pos: ResolvedPos,
  name: 'marking' | 'audience',
  value: (node: Node) => string | null,
): void {
  for (let depth = $pos.depth; depth > 1; depth -= 1) {
    const node = $pos.node(depth)
    if (name in node.attrs) {
      tr.setNodeAttribute($pos.before(depth), name, value(node))
      return
    }
  }
}
