// Templates of an office: an exported Word file has their styles, page, head and foot, and always the marking.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WordTemplate } from '#shared/word-template'
import type { Engine } from '../pdf'
import * as d from '../pdf/testing/build'
import { showcase } from '../pdf/testing/showcase'
import { all, partsOf, rootOf, valueIn, wordsOf } from '../word/testing/read-back'
import { para, wordBytes } from '../word-in/testing/word-file'
import { exportWord } from './export-word'
import { loadEngine } from './resources'
import { readWordTemplate } from './word-template'

const folder = mkdtempSync(join(tmpdir(), 'attache-template-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let engine: Engine
beforeAll(async () => {
  engine = await loadEngine(join(import.meta.dirname, '..', '..'))
})

const style = (id: string, name: string, rest: string, usual = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"${usual}><w:name w:val="${name}"/>${rest}</w:style>`
const styles = [
  style('Standard', 'Normal', '<w:rPr><w:rFonts w:ascii="Georgia"/></w:rPr>', ' w:default="1"'),
  style(
    'berschrift1',
    'heading 1',
    '<w:basedOn w:val="Standard"/><w:pPr><w:keepNext/><w:numPr><w:numId w:val="9"/></w:numPr><w:spacing w:before="99"/></w:pPr><w:rPr><w:color w:val="008000"/></w:rPr>',
  ),
].join('')
const section = (rest = '') =>
  `<w:sectPr><w:headerReference w:type="default" r:id="rIdheader"/><w:footerReference w:type="default" r:id="rIdfooter"/><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1000" w:bottom="1440" w:left="2000"/>${rest}</w:sectPr>`

async function template(header: string, footer: string, body = section()): Promise<WordTemplate> {
  const path = join(folder, 'office.dotx')
  writeFileSync(path, wordBytes(para('Old words.') + body, { styles, header, footer }))
  return readWordTemplate(path)
}

async function written(made: WordTemplate) {
  const { pack, assets } = showcase({})
  return exportWord(engine, d.job(pack, { edition: 'own' }, assets), undefined, made)
}

const edges = (docx: Uint8Array, kind: 'header' | 'footer') =>
  [...partsOf(docx).keys()]
    .filter((path) => path.startsWith(`word/${kind}`))
    .map((path) => wordsOf(rootOf(docx, path)))

describe('a template', () => {
  it('gives its styles by their names, whatever their ids; missing ones are ours, and none of its words come along', async () => {
    const { docx } = await written(await template(para('Ministry'), para('Street')))
    const found = all(rootOf(docx, 'word/styles.xml'), 'style')
    const named = (name: string) => found.filter((one) => valueIn(one, 'name') === name)
    const [heading, ...others] = named('heading 1')
    expect(others).toEqual([])
    expect(heading?.attributes['w:styleId']).toBe('Heading1')
    expect(
      heading && [valueIn(heading, 'basedOn'), valueIn(heading, 'color'), valueIn(heading, 'numId')],
    ).toEqual(['Normal', '008000', '1'])
    expect(named('caption')).toHaveLength(1)
    expect(partsOf(docx).get('word/document.xml')).not.toContain('Old words.')
  })

  it('gives the size and margins of its pages', async () => {
    const { docx } = await written(await template(para('Ministry'), para('Street')))
    const upright = all(rootOf(docx, 'word/document.xml'), 'sectPr').filter(
      (one) => all(one, 'pgSz')[0]?.attributes['w:orient'] === undefined,
    )
    for (const one of upright) {
      expect(all(one, 'pgSz')[0]?.attributes).toMatchObject({ 'w:w': '12240', 'w:h': '15840' })
      expect(all(one, 'pgMar')[0]?.attributes).toMatchObject({ 'w:left': '2000', 'w:right': '1000' })
    }
    expect(upright.length).toBeGreaterThan(0)
  })

  it('gives its head and foot, beside which the marking and a page number are on every page', async () => {
    const { docx } = await written(await template(para('Ministry'), para('Street')))
    const marking = edges((await written({ ...(await template('', '')) })).docx, 'footer').length
    expect(marking).toBeGreaterThan(0)
    for (const words of edges(docx, 'header')) expect(words).toMatch(/^OFFICIAL.*Ministry$/)
    for (const words of edges(docx, 'footer')) expect(words).toMatch(/^Street.*OFFICIAL/)
  })

  it('leaves out what runs, leads outside or is a drawing of its own, and names it', async () => {
    const field =
      '<w:fldSimple w:instr="INCLUDETEXT &quot;//host/x&quot;"><w:r><w:t>Kept</w:t></w:r></w:fldSimple>'
    const drawing = '<w:r><w:pict><v:shape><v:imagedata r:id="rId99"/></v:shape></w:pict></w:r>'
    const { docx, warnings } = await written(await template(para(field + drawing), para('Street')))
    expect(edges(docx, 'header')[0]).toContain('Kept')
    expect([...partsOf(docx).values()].join()).not.toContain('INCLUDETEXT')
    expect(warnings.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'The file does not have this of the template: fields at the head and foot of its pages: they are words there.',
        'The file does not have this of the template: drawings at the head and foot of its pages that are no PNG or JPEG.',
      ]),
    )
  })

  it.each([
    ['no zip file', new TextEncoder().encode('Words.'), /no Word document/],
    ['no styles', wordBytes(para('Words.')), /no styles that can be read/],
  ])('is refused in words: %s', async (_, bytes, message) => {
    const path = join(folder, 'bad.dotx')
    writeFileSync(path, bytes)
    await expect(readWordTemplate(path)).rejects.toThrow(message)
  })
})
