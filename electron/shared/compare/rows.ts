// Compares two texts block by block, and accepts single differences.
import { withoutComments } from '../document/comments'
import type { Block, DocumentNode, NodeId } from '../document/nodes'
import { plainText, walk } from '../document/query'
import { commonPairs } from './common-pairs'

/** One line of the comparison. */
export type Row =
  | { readonly kind: 'same'; readonly mine: Block; readonly theirs: Block }
  | { readonly kind: 'changed'; readonly mine: Block; readonly theirs: Block }
  /** Only in the section. */
  | { readonly kind: 'mine'; readonly mine: Block; readonly theirs: null }
  /** Only in the template. */
  | { readonly kind: 'theirs'; readonly mine: null; readonly theirs: Block }

/** Returns a string that is equal for bodies with the same words, boxes and settings; ids are ignored. */
export function textSignature(blocks: readonly Block[]): string {
  return signatures(blocks).join('\n')
}

/** Aligns two texts block by block. */
export function compareTexts(mine: readonly Block[], theirs: readonly Block[]): Row[] {
  const [a, b] = [signatures(mine), signatures(theirs)]
  const rows: Row[] = []
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [...commonPairs(a, b), [mine.length, theirs.length] as const]) {
    rows.push(...pairUp(mine.slice(i, nextI), theirs.slice(j, nextJ)))
    const [one, other] = [mine[nextI], theirs[nextJ]]
    if (one && other) rows.push({ kind: 'same', mine: one, theirs: other })
    i = nextI + 1
    j = nextJ + 1
  }
  return rows
}

/**
 * Returns the text with the chosen rows (by index) as in the template and all others as in the section. Aligned blocks
 * keep the section's ids, so that references to them stay valid.
 */
export function takeRows(rows: readonly Row[], chosen: ReadonlySet<number>): Block[] {
  const renamed = new Map<NodeId, NodeId>()
  const taken = rows.flatMap((row, index): readonly Block[] => {
    const take = row.kind !== 'same' && chosen.has(index)
    if (row.mine && row.theirs) noteIds(row.theirs, row.mine, renamed)
    if (!take) return row.mine ? [row.mine] : []
    return row.theirs ? [row.theirs] : []
  })
  return renameIds(taken, renamed)
}

/** Returns the indexes of the rows that differ. */
export function differences(rows: readonly Row[]): number[] {
  return rows.flatMap((row, index) => (row.kind === 'same' ? [] : [index]))
}

/** A string per block that is equal for equal blocks: without ids, and with adjacent runs of one style joined. */
function signatures(written: readonly Block[]): string[] {
  const blocks = written.map(withoutComments)
  const targets = new Map<NodeId, string>()
  for (const block of blocks) {
    walk(block, (node) => {
      const id = idOf(node)
      if (id) targets.set(id, `${node.type} ${plainText(node)}`)
    })
  }
  const plain = (key: string, value: unknown): unknown => {
    if (key === 'id') return undefined
    if (key === 'target') return targets.get(String(value)) ?? value
    return key === 'content' && Array.isArray(value) ? joinRuns(value) : value
  }
  return blocks.map((block) => JSON.stringify(block, plain))
}

interface Run {
  readonly type?: unknown
  readonly text?: unknown
  readonly marks?: unknown
}

function joinRuns(content: readonly Run[]): Run[] {
  const joined: Run[] = []
  for (const run of content) {
    const last = joined.at(-1)
    if (
      last?.type === 'text' &&
      run.type === 'text' &&
      JSON.stringify(last.marks) === JSON.stringify(run.marks)
    )
      joined[joined.length - 1] = { ...last, text: `${String(last.text)}${String(run.text)}` }
    else joined.push(run)
  }
  return joined
}

/** Pairs the blocks between two common ones: those of the same kind count as changed, in order. */
function pairUp(mine: readonly Block[], theirs: readonly Block[]): Row[] {
  const rows: Row[] = []
  const rest = [...theirs]
  for (const block of mine) {
    const partner = rest.findIndex((other) => other.type === block.type)
    const found = partner < 0 ? undefined : rest[partner]
    if (!found) {
      rows.push({ kind: 'mine', mine: block, theirs: null })
      continue
    }
    for (const before of rest.splice(0, partner + 1).slice(0, -1))
      rows.push({ kind: 'theirs', mine: null, theirs: before })
    rows.push({ kind: 'changed', mine: block, theirs: found })
  }
  return [...rows, ...rest.map((block): Row => ({ kind: 'theirs', mine: null, theirs: block }))]
}

/** Maps ids of the template's block to the section's: all for blocks of the same shape, else the outermost. */
function noteIds(theirs: Block, mine: Block, renamed: Map<NodeId, NodeId>): void {
  const [from, to] = [idsOf(theirs), idsOf(mine)]
  const [outer, kept] = [idOf(theirs), idOf(mine)]
  if (from.length === to.length) from.forEach((id, index) => void renamed.set(id, to[index] ?? id))
  else if (outer && kept) renamed.set(outer, kept)
}

function idsOf(block: Block): NodeId[] {
  const ids: NodeId[] = []
  walk(block, (node) => {
    const id = idOf(node)
    if (id) ids.push(id)
  })
  return ids
}

function idOf(node: DocumentNode): NodeId | undefined {
  return 'attrs' in node ? (node.attrs as { readonly id?: NodeId }).id : undefined
}

function renameIds(blocks: readonly Block[], renamed: ReadonlyMap<NodeId, NodeId>): Block[] {
  const rename = (key: string, value: unknown): unknown =>
    key === 'id' || key === 'target' ? (renamed.get(String(value)) ?? value) : value
  return JSON.parse(JSON.stringify(blocks, rename)) as Block[]
}
