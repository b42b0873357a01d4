// Word files read back: tables, pictures, text boxes, controls; and files that are damaged or made to do harm.
import { describe, expect, it } from 'vitest'
import { pngAsset } from '../pdf/testing/png'
import { drawn, readBody, readParts, remarks } from './testing/read'
import { para, run, STYLES, styled, wordParts } from './testing/word-file'

const cell = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
const row = (cells: string, properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`

describe('tables', () => {
  it('takes merged cells, header rows, shades, widths, short rows', () => {
    const grid = '<w:tblGrid><w:gridCol w:w="1500"/><w:gridCol w:w="3000"/></w:tblGrid>'
    const read = readBody(
      `<w:tbl>${grid}${row(cell(para('Wide'), '<w:gridSpan w:val="2"/>'), '<w:tblHeader/>')}${row(
        cell(para('Tall'), '<w:vMerge w:val="restart"/>') +
          cell(para('b'), '<w:shd w:val="clear" w:fill="92D050"/>'),
      )}${row(cell(para(''), '<w:vMerge/>') + cell(para(run('c'), '<w:jc w:val="center"/>')))}${row(cell(para('short')))}</w:tbl>`,
    )
    expect(drawn(read).slice(2)).toEqual([
      '  table',
      '    tableRow',
      '      tableHeader colspan=2',
      '        paragraph: Wide',
      '    tableRow',
      '      tableCell rowspan=2',
      '        paragraph: Tall',
      '      tableCell shade=green',
      '        paragraph: b',
      '    tableRow',
      '      tableCell textAlign=center',
      '        paragraph: c',
      '    tableRow',
      '      tableCell',
      '        paragraph: short',
      '      tableCell',
      '        paragraph: ',
    ])
    expect(JSON.stringify(read.content)).toContain('"colwidth":[100,200]')
  })

  it('makes lines of a table in a table, and says so', () => {
    const inner = `<w:tbl>${row(cell(para('x')) + cell(para('y')))}</w:tbl>`
    const read = readBody(`<w:tbl>${row(cell(para('Outer') + inner + para('')))}</w:tbl>`)
    expect(drawn(read).slice(5)).toEqual(['        paragraph: Outer', '        paragraph: x – y'])
    expect(remarks(read)).toEqual(['changed: A table in a table, as lines of text – Outer'])
  })
})

describe('pictures and boxes', () => {
  const drawing = (id: string, alt = 'A map') =>
    `<w:r><w:drawing><wp:inline><wp:extent cx="2900000" cy="100"/><wp:docPr id="1" name="p" descr="${alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

  it('takes new and old pictures with their alternative text, size and caption', () => {
    const old =
      '<w:r><w:pict><v:shape style="width:90pt;height:9pt" alt="Old"><v:imagedata r:id="mappng"/></v:shape></w:pict></w:r>'
    const read = readBody(
      para(`${run('Words.')}${drawing('mappng')}`) + styled('Caption', 'Figure 3 – The map') + para(old),
      {
        styles: STYLES,
        media: { 'map.png': pngAsset(4, 3).bytes },
      },
    )
    expect(drawn(read).slice(2)).toEqual([
      '  paragraph: Words.',
      '  image caption=The map alt=A map widthPercent=51',
      '  image alt=Old widthPercent=20',
    ])
    expect(read.assets.size).toBe(1)
    expect(remarks(read)).toEqual([])
  })

  it('leaves a place where a picture can’t be kept, and follows no link', () => {
    const linked = drawing('rIdOut', 'Far').replace('r:embed', 'r:link')
    const read = readBody(para(drawing('mapemf', 'Chart')) + para(linked), {
      media: { 'map.emf': new Uint8Array(40) },
      links: { rIdOut: 'https://spy.example/x.png' },
    })
    expect(drawn(read).slice(2)).toEqual([
      '  paragraph: italic[[Left out: a picture, a Windows metafile (EMF), which a pack can’t hold: Chart]]',
      '  paragraph: italic[[Left out: a picture, which is in another place and only linked: Far]]',
    ])
    expect(remarks(read)).toHaveLength(2)
  })

  it('takes the text of boxes once, and of controls; leaves prompts and embedded objects out by name', () => {
    const box = `<w:txbxContent>${para('In the box')}</w:txbxContent>`
    const read = readBody(
      [
        para(
          `${run('Beside')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
        ),
        `<w:sdt><w:sdtPr/><w:sdtContent>${para('Controlled')}</w:sdtContent></w:sdt>`,
        `<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>${run('☒')}</w:sdtContent></w:sdt>${run(' Agreed')}</w:p>`,
        `<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Click here', '<w:rStyle w:val="PlaceholderText"/>')}</w:sdtContent></w:sdt>${run('Rest')}</w:p>`,
        para('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'),
      ].join(''),
    )
    expect(drawn(read).slice(2)).toEqual([
      '  paragraph: Beside',
      '  paragraph: In the box',
      '  paragraph: Controlled',
      '  taskList',
      '    taskItem checked',
      '      paragraph: Agreed',
      '  paragraph: Rest',
      '  paragraph: italic[[Left out: an embedded object (Excel.Sheet.12)]]',
    ])
    expect(remarks(read).join('\n')).toMatch(/prompt of an empty form field: “Click here”[\s\S]*text box/)
  })
})

describe('files that do harm', () => {
  const body = para('Words.')
  const withDocument = (xml: string) =>
    new Map(wordParts(body)).set('word/document.xml', new TextEncoder().encode(xml))

  it('refuses document types with entities, deep nesting, no text and no document', () => {
    const entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><w:document/>'
    const deep = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${'<w:p>'.repeat(5000)}</w:body></w:document>`
    for (const parts of [withDocument(entities), withDocument(deep), withDocument('no xml')])
      expect(() => readParts(parts)).toThrow(/Paper\.docx: its text can’t be read/)
    expect(() => readBody(para(''))).toThrow(/Paper\.docx: it has no text/)
    expect(() => readParts(new Map())).toThrow(/Paper\.docx: it is no Word document/)
  })

  it('reads styles that are based on each other, lists that are not there, notes that hold themselves', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    const note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    const read = readBody(
      styled('A', 'Words.', '<w:numPr><w:numId w:val="77"/></w:numPr>') + para(`${run('x')}${note}`),
      {
        styles,
        footnotes: `<w:footnote w:id="1">${para(`${run('Note ')}${note}`)}</w:footnote>`,
      },
    )
    expect(drawn(read).slice(2)).toEqual(['  paragraph: Words.', '  paragraph: x{footnote: Note}'])
  })

  it('reads files with other prefixes, strict namespaces, UTF-16 and other names of parts', () => {
    const xml =
      '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Strict words – ü.</x:t></x:r></x:p></x:body></x:document>'
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from([...xml].map((letter) => letter.charCodeAt(0))).buffer),
    ])
    const parts = new Map([['word/document.xml', utf16]])
    expect(drawn(readParts(parts)).at(-1)).toBe('  paragraph: Strict words – ü.')
  })
})
