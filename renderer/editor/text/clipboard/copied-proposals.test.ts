// @vitest-environment jsdom
// Proposed changes on the clipboard: other programs get the text with them, our own text gets them unchanged.
import { expect, it } from 'vitest'
import type { Block, Change, Inline } from '#shared/document/nodes'
import { PackStore } from '../state/pack-store'
import { packMeta } from '../state/testing'
import { plainText } from './copied-text'
import { copied, PasteTarget } from './testing'

const change = (type: Change['type']): Change => ({
  type,
  attrs: { id: 'c1', author: 'A', time: '2026-05-01T08:00:00Z' },
})
const words = (text: string, ...marks: Change[]): Inline => ({
  type: 'text',
  text,
  ...(marks.length > 0 ? { marks } : {}),
})
const line: Block = {
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content: [
    words('The '),
    words('hidden', change('deleted')),
    words('shown', change('inserted')),
    words(' word.'),
  ],
}
const store = new PackStore({ meta: packMeta(), fields: [] }, [])

it('has no deleted words for other programs', () => {
  const { drag, dom } = copied(store, line)
  expect(plainText(dom)).toBe('The shown word.')
  expect(drag.text).toBe('The shown word.')
  expect(dom.textContent).not.toContain('hidden')
})

it('keeps all of it for our own text, and takes it from nobody else', () => {
  const empty: Block = { type: 'paragraph', attrs: { textAlign: null, marking: null, audience: null } }
  const { dom } = copied(store, line)
  const { state } = new PasteTarget([empty]).pasteHtml(dom.innerHTML).editor
  const marked: string[] = []
  state.doc.descendants((node) => {
    for (const { type, attrs } of node.marks) marked.push(`${type.name} ${attrs.id} ${node.text}`)
  })
  expect(marked).toEqual(['deleted c1 hidden', 'inserted c1 shown'])
  const foreign =
    '<p>One <ins data-change="c1" data-author="A" data-time="2026-05-01T08:00:00Z">two</ins></p>'
  const other = new PasteTarget([empty]).pasteHtml(foreign).editor.state.doc
  expect(other.textContent).toContain('One two')
  other.descendants((node) => expect(node.marks).toEqual([]))
})
