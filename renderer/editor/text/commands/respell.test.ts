// American spelling of text that is in a pack: words of the table alone, never names, quotations or sources.
import { history, undo } from '@tiptap/pm/history'
import { expect, it } from 'vitest'
import { schema } from '#shared/document/schema'
import { respell, respellings } from './respell'
import { h, make, p, run, stateOf } from './testing'

const SPELLING = {
  words: { defence: 'defense', centre: 'center', programme: 'program' },
  keep: ['NATO Defence College'],
}
/** The line after the command; one that is respelled in any case is beside it. */
const spelled = (text: string): string | undefined =>
  run(stateOf([p(text), p('defence')]), respell(SPELLING))
    .doc.child(0)
    .child(1).textContent

it.each([
  ['The defence of a centre.', 'The defense of a center.'],
  [
    'Defence is a programme. Defence matters: Programme it.',
    'Defense is a program. Defense matters: Program it.',
  ],
  ['The Ministry of Defence and the Centre met.', 'The Ministry of Defence and the Centre met.'],
  ['Defence Headquarters asked. DEFENCE stays.', 'Defence Headquarters asked. DEFENCE stays.'],
  ['At the NATO Defence College.', 'At the NATO Defence College.'],
  [
    'He said “the defence budget” of ‘the defence’ and "defence"; our defence.',
    'He said “the defence budget” of ‘the defence’ and "defence"; our defense.',
  ],
  ['defences, indefence, constructor', 'defences, indefence, constructor'],
])('%s', (text, drawn) => {
  expect(spelled(text)).toBe(drawn)
})

it('leaves sources, quotations, code, links and words to confirm, and respells notes, headings and cells', () => {
  const mark = (words: string, name: string, attrs = {}) =>
    schema.text(words, [schema.marks[name as 'bold'].create(attrs)])
  const note = (kind: string) => make('footnote', { id: kind, kind }, 'defence')
  const state = stateOf(
    [
      h(1, 'A defence'),
      p('One ', note('source'), note('footnote'), mark(' defence', 'bold')),
      make('blockquote', {}, p('defence')),
      make('codeBlock', {}, 'defence'),
      p(mark('defence', 'link', { href: 'https://example.org' }), mark(' defence', 'toConfirm')),
      make('table', { id: 't' }, make('tableRow', {}, make('tableCell', {}, p('defence')))),
    ],
    [history()],
  )
  const after = run(state, respell(SPELLING))
  expect(respellings(state.doc, SPELLING)).toHaveLength(4)
  const words = after.doc.textBetween(0, after.doc.content.size, '/')
  expect(words.match(/defense/g)).toHaveLength(4)
  expect(after.doc.child(0).child(2).lastChild?.marks[0]?.type.name).toBe('bold')
  expect(run(after, undo).doc.eq(state.doc)).toBe(true)
  expect(respell(SPELLING)(after)).toBe(false)
})
