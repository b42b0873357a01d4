// How blocks are stacked: gaps, breaks, what stays together.
import { expect, it } from 'vitest'
import type { Block, ParagraphBlock } from '../collect/blocks'
import { type ParagraphParts, paragraph } from '../collect/paragraph'
import { fakeContext, run, wordsOf } from '../testing/fake-measure'
import { typesetBlocks } from './flow'
import { stackHeight } from './strip'

const text = (words: string, parts: ParagraphParts = {}): ParagraphBlock =>
  paragraph([run(words)], 12, 0, parts)
const item = (words: string): ParagraphBlock =>
  text(words, { label: { runs: [run('•')], width: 20, align: 'left' } })
const set = (...blocks: Block[]) => typesetBlocks(fakeContext(), blocks, 0, 100)
const panel = (...blocks: Block[]): Block => ({
  kind: 'panel',
  look: { style: 'panel', bar: '#000000', fill: '#eeeeee' },
  blocks,
  indent: 0,
})

it('takes the larger of two gaps', () => {
  const strips = set(text('a', { format: { after: 5 } }), text('b', { format: { before: 8 } }))
  expect(stackHeight(strips)).toBe(12 + 8 + 12)
})

it('begins a new page with the block after a break', () => {
  expect(set(text('a'), { kind: 'break' }, text('b')).map(({ breakBefore }) => breakBefore)).toEqual([
    false,
    true,
  ])
})

it('separates blocks by a minimum gap', () => {
  const strips = set(text('a'), { kind: 'gap', height: 9 }, text('b'))
  expect(stackHeight(strips)).toBe(12 + 9 + 12)
})

it('leaves no single item at either end of a list', () => {
  expect(set(item('a'), item('b'), item('c'), item('d')).map(({ keep }) => keep)).toEqual([
    true,
    false,
    true,
    false,
  ])
})

it('puts all of a panel on one background, and a short one on one page', () => {
  const strips = set(panel(text('a'), text('b')))
  const [ground] = strips[0]?.grounds ?? []
  expect(ground).toMatchObject({ x: 0, width: 100, fill: '#eeeeee' })
  for (const { grounds } of strips) expect(grounds[0]).toBe(ground)
  expect(strips.map(({ keep }) => keep)).toEqual([true, true, true, false])
  expect(wordsOf(strips)).toEqual(['', 'a', 'b', ''])
})

it('breaks before a panel that starts with a break', () => {
  const strips = set(panel({ kind: 'break' }, text('a')))
  expect(strips.map(({ breakBefore }) => breakBefore)).toEqual([true, false, false])
})

it('can drop ruled lines, except the first four', () => {
  expect(set({ kind: 'lines', count: 6, open: false }).map(({ droppable }) => droppable)).toEqual([
    ...Array.from({ length: 4 }, () => false),
    true,
    true,
  ])
})
