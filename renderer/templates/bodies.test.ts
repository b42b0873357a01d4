// Comparing a section with its template: what counts as equal, and the text after accepting differences.
import { describe, expect, it } from 'vitest'
import { compareTexts, differences, takeRows, textSignature } from '#shared/compare/rows'
import type { Block, Inline } from '#shared/document/nodes'
import { sectionFromTemplate, type Template } from '#shared/template'
import { bodyOf, templateBody } from './bodies'

const paragraph = (...content: Inline[]): Block => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content,
})
const text = (words: string): Inline => ({ type: 'text', text: words })
const p = (words: string): Block => paragraph(text(words))
const heading = (id: string, words: string): Block => ({
  type: 'heading',
  attrs: { id, level: 1, marking: null, audience: null },
  content: [text(words)],
})
const see = (target: string): Inline => ({ type: 'crossReference', attrs: { target, show: 'number' } })
const isSameText = (a: readonly Block[], b: readonly Block[]) => textSignature(a) === textSignature(b)
const kinds = (mine: Block[], theirs: Block[]) => compareTexts(mine, theirs).map(({ kind }) => kind)
const all = (mine: Block[], theirs: Block[]) => {
  const rows = compareTexts(mine, theirs)
  return takeRows(rows, new Set(differences(rows)))
}

describe('textSignature', () => {
  it('overlooks ids and how runs are cut, and follows references by what they point to', () => {
    const mine = [heading('a', 'Facts'), paragraph(text('One '), text('two '), see('a'))]
    const theirs = [heading('x', 'Facts'), paragraph(text('One two '), see('x'))]
    expect(isSameText(mine, theirs)).toBe(true)
    expect(isSameText(mine, [heading('x', 'Facts'), paragraph(text('One two '), see('y'))])).toBe(false)
  })

  it('sees a letter, a style and a block too many', () => {
    const bold: Inline = { type: 'text', text: 'One', marks: [{ type: 'bold' }] }
    expect(isSameText([p('One')], [p('Two')])).toBe(false)
    expect(isSameText([p('One')], [paragraph(bold)])).toBe(false)
    expect(isSameText([p('One')], [p('One'), p('Two')])).toBe(false)
  })

  it('holds for a section that was just made from a template', () => {
    const template = {
      id: 't',
      version: 2,
      title: 'T',
      level: 1,
      full: [heading('h', 'Facts'), paragraph(text('See '), see('h'))],
      short: [p('Short.')],
      trainer: [{ type: 'trainer', attrs: { kind: 'notes', audience: null }, content: [p('x')] }],
    } as unknown as Template
    let next = 0
    const newId = () => {
      next += 1
      return `n${next}`
    }
    const section = sectionFromTemplate(template, 'full', newId)
    expect(isSameText(bodyOf(section), templateBody(template, 'full', newId))).toBe(true)
    expect(isSameText(bodyOf(section), templateBody(template, 'short', newId))).toBe(false)
  })
})

describe('compareTexts', () => {
  it('lines up what is the same, and pairs blocks of one kind as changed', () => {
    const mine = [p('A'), p('B'), p('My own'), p('C')]
    const theirs = [p('A'), p('B, better'), p('C'), heading('h', 'New'), p('D')]
    expect(kinds(mine, theirs)).toEqual(['same', 'changed', 'mine', 'same', 'theirs', 'theirs'])
    expect(kinds([p('A')], [p('A')])).toEqual(['same'])
    expect(kinds([], [p('A')])).toEqual(['theirs'])
    expect(kinds([p('A'), p('B')], [heading('h', 'New'), p('C')])).toEqual(['theirs', 'changed', 'mine'])
  })
})

describe('takeRows', () => {
  const mine = [heading('m', 'Facts'), p('B'), p('Mine')]
  const theirs = [heading('t', 'Facts'), p('B, better'), paragraph(text('See '), see('t'))]

  it('gives the section as it is when nothing is chosen, and the template when all is', () => {
    expect(takeRows(compareTexts(mine, theirs), new Set())).toEqual(mine)
    expect(isSameText(all(mine, theirs), theirs)).toBe(true)
    expect(isSameText(all([], theirs), theirs)).toBe(true)
    expect(all(mine, [])).toEqual([])
  })

  it('keeps ids of what stays in its place, and points what is taken at them', () => {
    expect(all(mine, theirs)).toEqual([
      heading('m', 'Facts'),
      p('B, better'),
      paragraph(text('See '), see('m')),
    ])
    expect(all([heading('m', 'Old')], [heading('t', 'New')])).toEqual([heading('m', 'New')])
  })

  it('takes single blocks', () => {
    const rows = compareTexts(mine, theirs)
    expect(takeRows(rows, new Set([1]))).toEqual([heading('m', 'Facts'), p('B, better'), p('Mine')])
  })
})
