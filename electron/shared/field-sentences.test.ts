// The sentence under each input of a form: found in printing order, complete, with the value in the right form.
import { describe, expect, it } from 'vitest'
import type { Block, Inline, Section } from './document/nodes'
import { filledFields } from './document/only-if'
import { firstSentences, sectionSentences, sentenceParts } from './field-sentences'
import { printedWords } from './field-text'
import type { PackField } from './pack'
import { emptySection } from './template'

const field = (name: string, form?: object): Inline =>
  ({ type: 'field', attrs: { name, ...(form ? { form } : {}) } }) as Inline
const text = (words: string): Inline => ({ type: 'text', text: words })
const inlines = (parts: readonly (string | Inline)[]): Inline[] =>
  parts.map((part) => (typeof part === 'string' ? text(part) : part))
const p = (...parts: (string | Inline)[]): Block => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null },
  content: inlines(parts),
})
const box = (type: 'guidance' | 'trainer', ...content: Block[]): Block =>
  ({ type, attrs: type === 'trainer' ? { kind: 'answers' } : {}, content }) as Block
const table = (...rows: (string | Inline)[][]): Block =>
  ({
    type: 'table',
    attrs: {},
    content: rows.map((row, index) => ({
      type: 'tableRow',
      content: row.map((cell) => ({
        type: index === 0 ? 'tableHeader' : 'tableCell',
        attrs: {},
        content: [p(cell)],
      })),
    })),
  }) as unknown as Block
const section = (attrs: Partial<Section['attrs']>, ...blocks: Block[]): Section => {
  const empty = emptySection('Title', () => 'id')
  return { ...empty, attrs: { ...empty.attrs, ...attrs }, content: [empty.content[0], ...blocks] }
}
const known = (name: string, value: string, more: Partial<PackField> = {}): PackField => ({
  ...{ name, label: name, prompt: '', type: 'text', example: '', default: '', choices: [] },
  ...more,
  value,
})

/** The sentence of each field, its own value in brackets. */
function shown(sections: readonly Section[], values: readonly PackField[] = []): Record<string, string> {
  const printed = printedWords((name) => values.find((one) => one.name === name), 'en-GB')
  const found = firstSentences(
    sections,
    'briefing:own',
    ({ attrs }) => attrs,
    (one) => sectionSentences(one, 'briefing:own'),
  )
  return Object.fromEntries(
    [...found].map(([name, sentence]) => {
      const parts = sentenceParts(sentence, name, printed, filledFields(values))
      return [name, parts.map((part) => (part.own ? `<${part.text}>` : part.text)).join('')]
    }),
  )
}

describe('the sentence of a field', () => {
  it('is cut out of its paragraph, with the value as it is printed', () => {
    const host = known('host', 'Netherlands', { type: 'country' })
    const words = p('We begin. In ', field('host', { article: true }), ' our aim is peace. Then we go on.')
    expect(shown([section({}, words)], [host])).toEqual({ host: 'In <the Netherlands> our aim is peace.' })
    expect(shown([section({}, words)], [known('host', '')])).toEqual({
      host: 'In <[host]> our aim is peace.',
    })
  })

  it('begins with the field after a stop, and is not cut at abbreviations or numbers', () => {
    const words = p(
      'It ends. ',
      field('who'),
      ' saw Dr. A. Singh at 2.5 per cent. ',
      field('other'),
      ' left!',
    )
    expect(shown([section({}, words)])).toEqual({
      who: '<[Who]> saw Dr. A. Singh at 2.5 per cent.',
      other: '<[Other]> left!',
    })
  })

  it('is the first one with words of its own; a cell stands after the heading of its row or column', () => {
    const rows = table(['Item', 'Value'], ['Contact', field('poc')], [field('date'), 'x'])
    expect(shown([section({}, rows, p('Call ', field('poc'), '.'))])).toEqual({
      poc: 'Call <[Poc]>.',
      date: 'Item: <[Date]>',
    })
    expect(shown([section({}, rows)]).poc).toBe('Contact: <[Poc]>')
  })

  it('comes from what is printed, in printing order', () => {
    const annex = section({ annex: true }, p('Annex: ', field('x'), '.'))
    const out = section({ excluded: true }, p('Left out: ', field('x'), '.'))
    const hidden = box('guidance', p('Write ', field('x'), '.'))
    const answers = box('trainer', p('Answer ', field('x'), '.'))
    expect(shown([annex, out, section({}, hidden, answers, p('Body: ', field('x'), '.'))])).toEqual({
      x: 'Body: <[X]>.',
    })
    expect(shown([out, section({}, hidden)])).toEqual({})
  })

  it('is as printed once the field has a value, without what depends on other empty fields', () => {
    const when = (name: string, filled: boolean, ...parts: (string | Inline)[]): Inline[] =>
      inlines(parts).map(
        (one): Inline => ({ ...one, marks: [{ type: 'onlyIf', attrs: { field: name, filled } }] }),
      )
    const words = p(
      'We decide',
      ...when('date', true, ' by ', field('date')),
      ...when('date', false, ' later'),
      ...when('place', true, ' in ', field('place')),
      '.',
    )
    expect(shown([section({}, words)])).toEqual({
      date: 'We decide by <[Date]>.',
      place: 'We decide later in <[Place]>.',
    })
    expect(shown([section({}, words)], [known('date', '1 May'), known('place', ' ')])).toEqual({
      date: 'We decide by <1 May>.',
      place: 'We decide by 1 May in <[place]>.',
    })
  })

  it('is not decided by words that only agree with the value', () => {
    const agree = field('staff', { agree: ['is', 'are'] })
    const words = p(field('staff', { capital: true, article: true }), ' ', agree, ' asked.')
    const chiefs = known('staff', 'Joint Chiefs', { grammar: { article: 'post' } })
    expect(shown([section({}, p('All ', agree, ' here.'), words)], [chiefs])).toEqual({
      staff: '<The Joint Chiefs> are asked.',
    })
  })
})
