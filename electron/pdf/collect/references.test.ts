// The printed text of references and of their targets' names.
import { beforeAll, expect, it } from 'vitest'
import type { Block, Section } from '#shared/document/nodes'
import type { ExportOptions, PackMeta } from '#shared/pack'
import type { Engine } from '..'
import { doc, field, h, job, np, p, pack, packField, ref, section, table, td, th, tr } from '../testing/build'
import { startEngine } from '../testing/engine'
import { textOf } from '../testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const idOf = (block: unknown): string => (block as { attrs: { id: string } }).attrs.id

async function printed(
  sections: Section[],
  options: Partial<ExportOptions> = {},
  meta: Partial<PackMeta> = {},
) {
  const layout = engine.layout(
    job(pack(doc(...sections), meta, [packField('host', '', 'Host nation')]), options),
  )
  const text = textOf(await engine.paint(layout)).replaceAll('\u00a0', ' ')
  return { text, outline: layout.outline.map(({ title }) => title.replaceAll('\u00a0', ' ')) }
}

const anew = { paragraphNumbers: 'section' } as const

it('name the section where each section restarts paragraph numbers', async () => {
  const [one, two, three] = [np(1, 'one'), np(1, 'two'), np(1, 'three')]
  const says = p('see ', ...[one, two, three].flatMap((each) => [ref(idOf(each), 'number'), '; ']), 'end')
  const sections = [
    section('Aim', {}, one, says),
    section('', {}, two),
    section('Map', { annex: true, landscape: true }, three, says),
  ]
  const { text } = await printed(sections, anew)
  expect(text).toContain('see paragraph 1; section 2, paragraph 1; Annex A, paragraph 1; end')
  expect(text).toContain('see section 1, paragraph 1; section 2, paragraph 1; paragraph 1; end')
  const without = await printed(sections, { ...anew, sectionNumbers: 'without' })
  expect(without.text).toContain('see paragraph 1; “Untitled”, paragraph 1; Annex A, paragraph 1; end')
  const through = (await printed(sections)).text
  expect(through).toContain('see paragraph 1; paragraph 2; Annex A, paragraph 1; end')
  expect(through).toContain(
    'see paragraph 1 of the main paper; paragraph 2 of the main paper; paragraph 1; end',
  )
})

it.each([
  ['staff-paper', 'Bravo', false],
  ['modern-report', '2 Bravo', true],
  ['course-handout', '2 Bravo', true],
] as const)(
  'run through a new pack in the theme %s, and an earlier pack keeps its own',
  async (theme, title, sections) => {
    const target = np(1, 'target')
    const deep = [np(2, 'a'), np(3, 'one'), np(4, 'a'), np(5, 'last')]
    const made = [
      section('Alpha', {}, np(1, 'first'), p('see ', ref(idOf(target), 'number'), '; end')),
      section('Bravo', {}, target, ...deep),
    ]
    const now = await printed(made, {}, { theme, numbering: 'through' })
    expect(now.text).toContain('see paragraph 2; end')
    expect(now.text).toContain('(i) last')
    expect(now.outline).toContain(title)
    const alone = await printed([section('Alpha', {}, p('words'))], {}, { theme, numbering: 'through' })
    expect(alone.outline).toContain('1 Alpha')
    const before = await printed(made, {}, { theme })
    expect(before.text).toContain(sections ? 'see section 2, paragraph 1; end' : 'see paragraph 2; end')
    expect(before.text).toContain(sections ? ' i. last' : '(i) last')
    expect(before.outline).toContain('2 Bravo')
  },
)

it('follow a section that is moved to another annex', async () => {
  const target = np(1, 'target')
  const first = section('First', { annex: true }, target)
  const under = section('Under', { annex: true, level: 2 }, p('see ', ref(idOf(target), 'number'), '; end'))
  expect((await printed([first, under])).text).toContain('see paragraph 1; end')
  const between = section('Second', { annex: true }, p('words'))
  expect((await printed([first, between, under])).text).toContain('see Annex A, paragraph 1; end')
})

it('have words for unnumbered targets', async () => {
  const bare = table('', tr(th('Head')), tr(td('cell')))
  const heading = h(1, 'Facts')
  const empty = np(1)
  const says = (...blocks: unknown[]): Block =>
    p(
      'see ',
      ...blocks.flatMap((one) => [ref(idOf(one), 'number'), '; ', ref(idOf(one), 'title'), '; ']),
      'end',
    ) as Block
  const sections = [
    section('Aim', { id: 'aim' }, bare, heading, says(bare, heading)),
    section('Method', {}, h(1, 'Facts'), empty, says(bare, heading, empty)),
  ]
  const { text } = await printed(sections)
  expect(text).toContain('see the table; the table; “Facts”; Facts; end')
  expect(text).toContain(
    'see the table in section 1; the table in section 1; “Facts” in section 1; Facts; paragraph 1; paragraph 1; end',
  )
})

it('are part of titles in bookmarks too, and so are fields without a value', async () => {
  const first = section('First', { id: 'first' }, p('words'))
  const title = [{ type: 'text' as const, text: 'After ' }, ref('first', 'number')]
  const second = section('', { id: 'second' }, h(1, 'x'), p('as in ', ref('second', 'title')))
  const titled = {
    ...second,
    content: [{ type: 'sectionTitle', content: title }, ...second.content.slice(1)],
  } as Section
  const third = section('', { id: 'third' }, p('words ', ref('third', 'title')))
  const named = {
    ...third,
    content: [{ type: 'sectionTitle', content: [field('host')] }, ...third.content.slice(1)],
  } as Section
  const { text, outline } = await printed([first, titled, named])
  expect(outline).toEqual(['1 First', '2 After section 1', 'x', '3 [Host nation]'])
  expect(text).toContain('words [Host nation]')
})
