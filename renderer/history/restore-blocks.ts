// Puts single blocks of an earlier version back into a section.

import { type Row, takeRows } from '#shared/compare/rows'
import { withoutComments } from '#shared/document/comments'
import type { Block, Section } from '#shared/document/nodes'

/**
 * Returns the present section with the chosen rows (by index) as they were. The rows are those that compare the two
 * sections, the earlier one on the side `mine`. Comments on what comes back are left out.
 */
export function withBlocks(
  then: Section,
  now: Section,
  rows: readonly Row[],
  chosen: ReadonlySet<number>,
): Section {
  let [old, present] = [0, 0]
  const stored = rows.map((row): Row => {
    const theirs = row.mine ? withoutComments(then.content[old++] as Block) : null
    const mine = row.theirs ? (now.content[present++] as Block) : null
    return { kind: SWAPPED[row.kind], mine, theirs } as Row
  })
  const [title, ...blocks] = takeRows(stored, chosen) as readonly unknown[]
  // A section must always contain a block.
  const body = blocks.length > 0 ? blocks : [EMPTY]
  return { ...now, content: [title, ...body] } as unknown as Section
}

const SWAPPED: Readonly<Record<Row['kind'], Row['kind']>> = {
  same: 'same',
  changed: 'changed',
  mine: 'theirs',
  theirs: 'mine',
}
const EMPTY: Block = { type: 'paragraph', attrs: { textAlign: null, marking: null, audience: null } }
