// The schema as gatekeeper: every attribute is validated, wrong nesting and unsafe values are refused.
import { describe, expect, it } from 'vitest'
import { AppError } from '../result'
import { emptySection } from '../template'
import { NEW_ENCLOSURE } from './enclosures'
import { DOCUMENT_VERSION } from './nodes'
import { parseDocument } from './parse'
import { isAllowedHref, markSpecs, nodeSpecs } from './schema'
import { documentUpgrades, upgradeDocument } from './upgrade'

const section = (...blocks: unknown[]) => ({
  ...emptySection('Title', () => 's1'),
  content: [{ type: 'sectionTitle' }, ...blocks],
})
const read = (...blocks: unknown[]) => parseDocument(1, { type: 'doc', content: [section(...blocks)] })

describe('schema', () => {
  it('has a validator and a default on every attribute', () => {
    const specs = Object.entries({ ...nodeSpecs, ...markSpecs }) as [
      string,
      { attrs?: Record<string, object> },
    ][]
    for (const [name, spec] of specs) {
      for (const [attribute, rules] of Object.entries(spec.attrs ?? {})) {
        expect(rules, `${name}.${attribute}`).toHaveProperty('validate')
        expect(rules, `${name}.${attribute}`).toHaveProperty('default')
      }
    }
  })

  it('accepts links to the web, to mail and into the document, and no others', () => {
    expect(
      ['https://a.org/x?y=1', 'http://a.org', 'mailto:a@b.org', 'tel:+4912', '#s1'].every(isAllowedHref),
    ).toBe(true)
    expect(
      ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'https://a b', ''].some(
        isAllowedHref,
      ),
    ).toBe(false)
  })
})

describe('parseDocument', () => {
  it('returns a valid document unchanged', () => {
    const doc = read({
      type: 'numberedParagraph',
      attrs: { id: 'n1', level: 2, marking: null, audience: null },
    })
    expect(parseDocument(1, doc)).toEqual(doc)
  })

  it.each([
    ['a wrong level', { type: 'heading', attrs: { id: '', level: 7, marking: null, audience: null } }],
    [
      'wrong nesting',
      { type: 'callout', attrs: { kind: 'note' }, content: [{ type: 'table', content: [] }] },
    ],
    ['an asset that is a path', { type: 'image', attrs: { asset: '../../etc/passwd' } }],
    [
      'a script link',
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:1' } }] }],
      },
    ],
  ])('refuses %s and names the section', (_what, block) => {
    expect(() => read(block)).toThrow(/Section 1 of the document/)
  })

  it('takes an enclosure as the only block of a section', () => {
    const enclosure = { type: 'enclosure', attrs: { asset: 'a'.repeat(64), pages: '1-3, 7' } }
    expect(read(enclosure).content[0]?.content[1]).toEqual({
      type: 'enclosure',
      attrs: { ...NEW_ENCLOSURE, ...enclosure.attrs },
    })
    expect(() => read(enclosure, { type: 'paragraph' })).toThrow(/Section 1 of the document/)
    expect(() => read({ type: 'paragraph' }, enclosure)).toThrow(/Section 1 of the document/)
    expect(() => read({ type: 'blockquote', content: [enclosure] })).toThrow(/Section 1 of the document/)
  })

  it.each([
    ['an asset that is a path', { asset: '../x' }],
    ['pages that are no ranges', { pages: '1-3,,7' }],
    ['a size of nothing', { sheets: [{ count: 1, width: 0, height: 842 }] }],
    ['more pages than there can be', { sheets: Array(3).fill({ count: 2000, width: 595, height: 842 }) }],
    ['a size with something else in it', { sheets: [{ count: 1, width: 595, height: 842, more: 1 }] }],
    ['an unknown form', { form: 'video' }],
  ])('refuses an enclosure with %s', (_what, attrs) => {
    expect(() => read({ type: 'enclosure', attrs })).toThrow(/Section 1 of the document/)
  })

  it('refuses a document without sections', () => {
    expect(() => parseDocument(1, { type: 'doc', content: [] })).toThrow(AppError)
    expect(() => parseDocument(1, 'text')).toThrow(/no sections/)
  })
})

describe('upgradeDocument', () => {
  it('refuses a document from a newer program', () => {
    const newer = DOCUMENT_VERSION + 1
    expect(() => upgradeDocument(newer, {})).toThrow(
      expect.objectContaining({ code: 'document/from-future' }),
    )
  })

  it('has a step for each version', () => {
    const versions = Array.from({ length: DOCUMENT_VERSION - 1 }, (_, index) => index + 2)
    expect(documentUpgrades.map(({ to }) => to)).toEqual(versions)
  })

  it('reads a document from before there were comments', () => {
    const section = {
      type: 'section',
      attrs: { id: 'a' },
      content: [{ type: 'sectionTitle' }, { type: 'paragraph' }],
    }
    const [read] = parseDocument(1, { type: 'doc', content: [section] }).content
    expect(read?.attrs.comments).toEqual([])
  })

  it('runs the steps above the stored version, in order', () => {
    const steps = [2, 3].map((to) => ({ to, up: (doc: unknown) => [doc, to] }))
    expect(upgradeDocument(1, 'd', steps, 3)).toEqual([['d', 2], 3])
    expect(upgradeDocument(2, 'd', steps, 3)).toEqual(['d', 3])
  })
})
