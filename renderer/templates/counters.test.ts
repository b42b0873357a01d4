// Numbers that continue from block to block.
import { expect, it } from 'vitest'
import type { Block } from '#shared/document/nodes'
import { countersBefore } from './counters'

const numbered = (level: number): Block => ({
  type: 'numberedParagraph',
  attrs: { id: '', level, marking: null, audience: null },
  content: [{ type: 'footnote', attrs: { id: '', kind: 'source', checkAfter: null } }],
})

it('starts each block where the one before it ended, deeper levels afresh', () => {
  expect(countersBefore([numbered(1), numbered(2), numbered(1), numbered(2)])).toEqual([
    'footnote 0 n1 0 n2 0 n3 0 n4 0 n5 0',
    'footnote 1 n1 1 n2 0 n3 0 n4 0 n5 0',
    'footnote 2 n1 1 n2 1 n3 0 n4 0 n5 0',
    'footnote 3 n1 2 n2 0 n3 0 n4 0 n5 0',
  ])
})
