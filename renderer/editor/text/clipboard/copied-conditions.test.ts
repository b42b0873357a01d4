// @vitest-environment jsdom
// Words that depend on a field, copied: our own text keeps the condition and learns the field, other programs get the words.
import { expect, it } from 'vitest'
import type { Block, Inline } from '#shared/document/nodes'
import { packField } from '../../../../electron/pdf/testing/build'
import { PackStore } from '../state/pack-store'
import { packMeta } from '../state/testing'
import { plainText } from './copied-text'
import { meaningsIn } from './field-meanings'
import { copied, PasteTarget } from './testing'

const when = (text: string, filled: boolean, ...others: object[]): Inline =>
  ({ type: 'text', text, marks: [{ type: 'onlyIf', attrs: { field: 'date', filled } }, ...others] }) as Inline
const p = (...content: Inline[]): Block => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content,
})
const WORDS = [
  { type: 'text', text: 'Decide' } as const,
  when(' by ', true),
  when('May', true, { type: 'bold' }),
  when(' later', false, { type: 'toConfirm' }),
]
const store = new PackStore({ meta: packMeta(), fields: [packField('date', '', 'Decision date')] }, [])

/** Each run of words with its condition and its formatting. */
const runsIn = ({ editor }: PasteTarget): unknown[] =>
  editor.state.doc
    .child(0)
    .child(1)
    .children.map(({ text, marks }) => [
      text,
      ...marks.map(({ type, attrs }) => (type.name === 'onlyIf' ? attrs.filled : type.name)),
    ])

it('keep their condition in our own text, which learns the field', () => {
  const { drag, dom } = copied(store, p(...WORDS), p({ type: 'text', text: 'End.' }))
  for (const { innerHTML } of [dom, drag.dom])
    expect(runsIn(new PasteTarget([p()]).pasteHtml(innerHTML))).toEqual([
      ['Decide'],
      [' by ', true],
      ['May', true, 'bold'],
      [' later', false, 'toConfirm'],
    ])
  expect(meaningsIn(dom.innerHTML)).toMatchObject([{ name: 'date', label: 'Decision date' }])
})

it('are words like others elsewhere, and words from elsewhere have no condition', () => {
  const { dom } = copied(store, p(...WORDS), p({ type: 'text', text: 'End.' }))
  expect(plainText(dom)).toBe('Decide by May[To confirm]\nEnd.')
  const foreign = '<p>One <span data-only-if="date">two</span></p>'
  expect(runsIn(new PasteTarget([p()]).pasteHtml(foreign))).toEqual([['One two']])
})
