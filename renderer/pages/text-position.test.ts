// Conversion between editor positions and letters of a block on the pages.
import { describe, expect, it } from 'vitest'
import { schema } from '#shared/document/schema'
import { toDocPosition, toTextPosition } from './text-position'

const text = (words: string) => ({ type: 'text', text: words })
const field = (name: string) => ({ type: 'field', attrs: { name } })
const paragraph = (...content: object[]) => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content,
})
const item = (words: string) => ({ type: 'listItem', content: [paragraph(text(words))] })
const doc = schema.nodeFromJSON({
  type: 'doc',
  content: ['one', 'two'].map((id) => ({
    type: 'section',
    attrs: { id },
    content: [
      { type: 'sectionTitle', content: [text(`Title ${id}`)] },
      paragraph(text('In '), field('host'), text(' the well-known aim is peace.')),
      { type: 'bulletList', content: [item('first point'), item('second point')] },
    ],
  })),
})
const value = ({ name }: { readonly name: string }) => (name === 'host' ? 'Nor way' : '')
const printed = { value, by: { edition: 'briefing:own', filled: [] } } as const

/** Position of the first occurrence of these words in the section. */
function find(words: string, section: number): number {
  let found = -1
  const start = section === 0 ? 0 : doc.child(0).nodeSize
  doc.nodesBetween(start, start + doc.child(section).nodeSize, (node, pos) => {
    const at = node.text?.indexOf(words) ?? -1
    if (at >= 0 && found < 0) found = pos + at
  })
  return found
}

describe('toTextPosition', () => {
  it('counts letters of the block, those of printed fields too, but no spaces and hyphens', () => {
    expect(toTextPosition(doc, find('aim', 1), printed)).toEqual({
      section: 'two',
      block: 1,
      letters: 'InNorwaythewellknown'.length,
    })
    expect(toTextPosition(doc, find('point', 0), printed)).toEqual({ section: 'one', block: 2, letters: 5 })
    expect(toTextPosition(doc, 0, printed)).toMatchObject({ section: 'one', block: 0, letters: 0 })
  })
})

describe('toDocPosition', () => {
  const clicked = (before: string, after: string, letters: number, block = 1) =>
    toDocPosition(doc, { section: 'two', block, letters, before, after }, printed)

  it('finds the letters that were clicked', () => {
    expect(clicked('InNorwaythewellknown', 'aimispeace.', 20)).toBe(find('aim', 1))
    expect(clicked('thewell', 'knownaim', 99)).toBe(find('known', 1))
  })

  it('chooses the nearest of equal matches', () => {
    expect(clicked('', 'point', 99, 2)).toBe(find('second point', 1) + 'second '.length)
    expect(clicked('', 'point', 3, 2)).toBe(find('first point', 1) + 'first '.length)
  })

  it('lands at the end of a block after its last letter, and before a clicked field', () => {
    expect(clicked('ispeace.', '', 99)).toBe(find('peace.', 1) + 'peace.'.length)
    const chip = find('In ', 1) + 3
    expect(clicked('InNor', 'waythewell', 5)).toBe(chip)
  })

  it('returns null for a deleted section', () => {
    expect(
      toDocPosition(doc, { section: 'x', block: 0, letters: 0, before: '', after: '' }, printed),
    ).toBeNull()
  })
})

describe('words to confirm', () => {
  const maybe = (words: string) => ({ type: 'text', text: words, marks: [{ type: 'toConfirm' }] })
  const judged = schema.nodeFromJSON({
    type: 'doc',
    content: [
      {
        type: 'section',
        attrs: { id: 'one' },
        content: [
          { type: 'sectionTitle' },
          paragraph(text('It is '), maybe('very '), maybe('likely'), text(' to last.')),
        ],
      },
    ],
  })

  it('are one blank on the page', () => {
    const start = judged.resolve(5).start()
    const letters = 'Itis[Toconfirm]to'.length
    const at = start + 'It is very likely to '.length
    expect(toTextPosition(judged, at, printed)).toEqual({ section: 'one', block: 1, letters })
    const clicked = { section: 'one', block: 1, letters, before: 'Itis[Toconfirm]to', after: 'last.' }
    expect(toDocPosition(judged, clicked, printed)).toBe(at)
  })
})
