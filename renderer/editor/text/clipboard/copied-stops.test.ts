// @vitest-environment jsdom
// Full stops behind values that end the sentence: other programs get one mark, our own text stays as it was.
import { expect, it } from 'vitest'
import type { Block, Inline } from '#shared/document/nodes'
import { packField } from '../../../../electron/pdf/testing/build'
import { PackStore } from '../state/pack-store'
import { packMeta } from '../state/testing'
import { plainText } from './copied-text'
import { copied, PasteTarget } from './testing'

const text = (words: string, ...marks: object[]): Inline => ({ type: 'text', text: words, marks }) as Inline
const field = (name: string, ...marks: object[]): Inline =>
  ({ type: 'field', attrs: { name, form: null }, marks }) as Inline
const p = (...content: Inline[]): Block => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content,
})
const fields = [
  packField('asked', 'What do they want?', 'Question'),
  packField('place', 'Norfolk, Va.', 'Place'),
  packField('state', 'Norway', 'State'),
  packField('empty', '', 'Empty?'),
]
const store = new PackStore({ meta: packMeta(), fields }, [])
const bold = { type: 'bold' }

const BLOCKS = [
  p(text('Asked: '), field('asked'), text('. Then more.')),
  p(field('asked', bold), text('.', bold), text(' And '), field('asked'), text('...')),
  p(field('asked'), text(' later. In '), field('place'), text('.')),
  p(text('To '), field('state'), text('. At '), field('empty'), text('.')),
  p(field('asked')),
  p(text('.5 of it.')),
]

it('are left out of what other programs get', () => {
  const { dom } = copied(store, ...BLOCKS)
  const said = [
    'Asked: What do they want? Then more.',
    'What do they want? And What do they want?...',
    'What do they want? later. In Norfolk, Va.',
    'To Norway. At [Empty?].',
    'What do they want?',
    '.5 of it.',
  ]
  expect(plainText(dom).split('\n')).toEqual(said)
  expect([...dom.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual(said)
})

it('come back in our own text', () => {
  const { drag, dom } = copied(store, ...BLOCKS)
  for (const { innerHTML } of [dom, drag.dom]) {
    const { doc } = new PasteTarget([p()]).pasteHtml(innerHTML).editor.state
    const words = doc
      .child(0)
      .children.slice(1)
      .map((block) => block.textContent)
    expect(words).toEqual(['Asked: . Then more.', '. And ...', ' later. In .', 'To . At .', '', '.5 of it.'])
    expect(
      doc
        .child(0)
        .child(2)
        .child(1)
        .marks.map(({ type }) => type.name),
    ).toEqual(['bold'])
  }
})
