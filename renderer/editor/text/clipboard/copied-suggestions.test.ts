// @vitest-environment jsdom
// Words to confirm on the clipboard: our own text gets them unchanged, other programs get a blank.
import { expect, it } from 'vitest'
import type { Block, Inline } from '#shared/document/nodes'
import { PackStore } from '../state/pack-store'
import { suggestionsIn } from '../state/suggestions'
import { packMeta } from '../state/testing'
import { plainText } from './copied-text'
import { copied, PasteTarget } from './testing'

const maybe = (text: string, ...marks: string[]): Inline =>
  ({ type: 'text', text, marks: ['toConfirm', ...marks].map((type) => ({ type })) }) as Inline
const text = (words: string): Inline => ({ type: 'text', text: words })
const field: Inline = { type: 'field', attrs: { name: 'host' }, marks: [{ type: 'toConfirm' }] }
const note: Inline = {
  type: 'footnote',
  attrs: { id: 'n', kind: 'footnote', checkAfter: null },
  content: [{ type: 'text', text: 'A secret note.' }],
  marks: [{ type: 'toConfirm' }],
}
const p = (...content: Inline[]): Block => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content,
})
const store = new PackStore({ meta: packMeta(), fields: [] }, [])

const BLOCKS = [
  p(text('Rated '), maybe('Good'), maybe(' or not', 'bold'), field, note, text(' today.')),
  p(text('End.')),
]

it('gives other programs a blank, in words and in what HTML shows', () => {
  const { drag, dom } = copied(store, ...BLOCKS)
  expect(plainText(dom)).toBe('Rated [To confirm] today.\nEnd.')
  expect(drag.text).toBe('Rated [To confirm] today.\nEnd.')
  for (const shown of [dom.textContent, drag.dom.textContent]) {
    expect(shown).toContain('Rated [To confirm] today.')
    expect(shown).not.toMatch(/Good|not|secret/)
  }
})

it('brings the words back in our own text, still to confirm', () => {
  const { drag, dom } = copied(store, ...BLOCKS)
  for (const { innerHTML } of [dom, drag.dom]) {
    const target = new PasteTarget([p()])
    const { state } = target.pasteHtml(innerHTML).editor
    const [run, ...others] = suggestionsIn(state.doc)
    expect(others).toEqual([])
    const words = state.doc.slice(run?.from ?? 0, run?.to).content
    expect(words.textBetween(0, words.size, '', (leaf) => `<${leaf.type.name}>`)).toContain('Good or not')
    expect(words.content.map(({ type, marks }) => [type.name, marks.length])).toEqual([
      ['text', 1],
      ['text', 2],
      ['field', 1],
      ['footnote', 1],
    ])
    expect(state.doc.textContent).toContain('A secret note.')
  }
})

it('reads what a page claims to be ours as carefully as all else, and takes nothing to be ours that does not say so', () => {
  const forged = `<p data-attache-slice data-pm-slice="0 0 []"><mark data-to-confirm data-words="<b onclick=x>Go</b><script>y</script><mark data-to-confirm>!</mark>">z</mark></p>`
  const own = new PasteTarget([p()]).pasteHtml(forged)
  expect(own.editor.state.doc.textContent).toBe('TGo!')
  const foreign = new PasteTarget([p()]).pasteHtml(
    '<p>One <mark data-to-confirm data-words="x">two</mark></p>',
  )
  expect(suggestionsIn(foreign.editor.state.doc)).toEqual([])
  expect(foreign.editor.state.doc.textContent).toBe('TOne two')
})
