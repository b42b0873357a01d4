// Tables from files as people send them: encodings, delimiters, quotation marks, and workbooks as they show their cells.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { TABLE_LIMITS, type TableRow } from '#shared/table'
import { rowFault } from '#shared/table-fields'
import { shownNumber } from './number-format'
import { readTable } from './read-table'

const folder = mkdtempSync(join(tmpdir(), 'attache-tables-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = async (bytes: string | Uint8Array, name = 'rows.csv') => {
  writeFileSync(join(folder, name), bytes)
  const { columns, rows } = await readTable(join(folder, name))
  return [columns, ...rows.map(({ cells }) => cells.map(({ text }) => text))]
}
const utf16 = (text: string, big = false): Buffer => {
  const bytes = Buffer.from(text, 'utf16le')
  return big ? bytes.swap16() : bytes
}
const NAMES = [
  ['Name', 'Café'],
  ['Müller', '1'],
]
const TEXT = 'Name;Café\r\nMüller;1\r\n'

describe('a text file', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16, little end first, with a mark', utf16(`\ufeff${TEXT}`)],
    ['UTF-16, big end first, with a mark', utf16(`\ufeff${TEXT}`, true)],
    ['UTF-16 without a mark', utf16(TEXT)],
    ['Windows-1252', Buffer.from(TEXT, 'latin1')],
  ])('is read in %s', async (_what, bytes) => {
    expect(await read(bytes)).toEqual(NAMES)
  })

  it('is read with the quotation marks, dashes and euro of Windows-1252', async () => {
    const bytes = Buffer.from('Name;Fee\r\n\x93Jos\xe9\x94 \x96 Maj;\x80 5\r\n', 'latin1')
    expect(await read(bytes)).toEqual([
      ['Name', 'Fee'],
      ['“José” – Maj', '€ 5'],
    ])
  })

  it.each([
    ['commas', 'a,b\n1,2'],
    ['semicolons', 'a;b\n1;2\n'],
    ['tabs', 'a\tb\r\n1\t2'],
    ['bars', 'a|b\n1|2'],
    ['a line that names the delimiter', 'sep=;\r\na;b\r\n1;2'],
    ['empty lines around', '\n\na,b\n\n1,2\n,\n'],
    ['old line ends', 'a,b\r1,2\r'],
  ])('is read with %s', async (_what, text) => {
    expect(await read(text)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('keeps quoted cells whole: delimiters, line breaks, quotation marks', async () => {
    expect(await read('Name,Said\n"Smith, J.","He said ""no"".\r\nThen; left"\n')).toEqual([
      ['Name', 'Said'],
      ['Smith, J.', 'He said "no".\nThen; left'],
    ])
  })

  it('keeps dates and numbers as they are written, and fills short rows', async () => {
    expect(await read('No;When;Sum;Rest\n007;03/04/26;1.234,50\n')).toEqual([
      ['No', 'When', 'Sum', 'Rest'],
      ['007', '03/04/26', '1.234,50', ''],
    ])
  })

  it('has one column where no delimiter is', async () => {
    expect(await read('Name\nAnna\nBob\n')).toEqual([['Name'], ['Anna'], ['Bob']])
  })

  it('marks a row with more cells than headings, and the others stay sound', async () => {
    writeFileSync(join(folder, 'long.csv'), 'a,b\n1,2,3\n4,5,\n6,7\n')
    const { rows } = await readTable(join(folder, 'long.csv'))
    expect(rows.map(({ line, fault }) => [line, fault === undefined])).toEqual([
      [2, false],
      [3, true],
      [4, true],
    ])
    expect(rows[0]?.fault).toBe('It has more cells than there are headings: “3” has none.')
  })

  it.each([
    ['an open quotation mark', 'a,b\n1,"2\n3,4\n', /^rows\.csv: row \d: a quotation mark is opened/],
    ['nothing', '', /rows\.csv: it is empty\. It needs a row with headings/],
    ['spaces and empty cells alone', ' \n,,\n', /it is empty/],
    ['headings alone', 'a,b\n', /it has headings and no row of values/],
    ['what is no text', Buffer.from([1, 0, 0, 2, 0, 0, 3, 1]), /not text/],
    ['too many columns', `${'a,'.repeat(300)}\n1`, /more than 200 columns/],
    ['too many rows', `a\n${'1\n'.repeat(TABLE_LIMITS.rows + 5)}`, /more than 10000 rows/],
    ['a workbook of an old kind', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]), /Save it as \.xlsx/],
  ])('is refused with %s', async (_what, bytes, message) => {
    await expect(read(bytes)).rejects.toThrow(message)
  })
})

const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const CODES = [
  'General',
  'dd/mm/yyyy',
  '000',
  '#,##0.00" EUR"',
  'd mmmm yyyy',
  '0.0%',
  'h:mm',
  '[$-809]dd mmm yy',
]

/** A workbook with a hidden sheet, formats and strings in runs. */
async function workbook(rows: string, prefix = '', columns = ''): Promise<Buffer> {
  const p = prefix
  const parts = {
    'xl/workbook.xml': `<${p}workbook xmlns${p ? ':x' : ''}="${SHEET}" xmlns:r="r"><${p}sheets><${p}sheet name="Old" state="hidden" r:id="r1"/><${p}sheet name="People" r:id="r2"/></${p}sheets></${p}workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="p"><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    'xl/sharedStrings.xml': `<${p}sst xmlns${p ? ':x' : ''}="${SHEET}"><${p}si><${p}t>Name</${p}t></${p}si><${p}si><${p}r><${p}t xml:space="preserve">Anna </${p}t></${p}r><${p}r><${p}t>&amp; Bob</${p}t></${p}r><${p}rPh><${p}t>x</${p}t></${p}rPh></${p}si></${p}sst>`,
    'xl/styles.xml': `<${p}styleSheet xmlns${p ? ':x' : ''}="${SHEET}"><${p}numFmts>${CODES.map((code, at) => `<${p}numFmt numFmtId="${170 + at}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</${p}numFmts><${p}cellXfs>${CODES.map((_, at) => `<${p}xf numFmtId="${170 + at}"/>`).join('')}<${p}xf numFmtId="14"/></${p}cellXfs></${p}styleSheet>`,
    'xl/worksheets/sheet1.xml': `<${p}worksheet xmlns${p ? ':x' : ''}="${SHEET}"><${p}sheetData><${p}row><${p}c><${p}v>1</${p}v></${p}c></${p}row></${p}sheetData></${p}worksheet>`,
    'xl/worksheets/sheet2.xml': `<${p}worksheet xmlns${p ? ':x' : ''}="${SHEET}">${columns}<${p}sheetData>${rows}</${p}sheetData></${p}worksheet>`,
  }
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

describe('a workbook', () => {
  it('gives the first visible sheet as it shows its cells', async () => {
    const cell = (at: string, style: number, value: string) => `<c r="${at}" s="${style}"><v>${value}</v></c>`
    const row = [
      cell('B2', 1, '46297'),
      cell('C2', 2, '7'),
      cell('D2', 3, '1234.5'),
      cell('E2', 4, '46297'),
      cell('F2', 5, '0.125'),
      cell('G2', 6, '0.604166666666667'),
      cell('H2', 7, '46297'),
      cell('I2', 8, '46297'),
      cell('J2', 0, '0.30000000000000004'),
      '<c r="K2" t="b"><v>1</v></c><c r="L2" t="str"><v>made</v></c>',
    ].join('')
    const heads = [...'BCDEFGHIJKL']
      .map((at) => `<c r="${at}1" t="inlineStr"><is><t>${at}</t></is></c>`)
      .join('')
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c>${heads}</row><row r="2"><c r="A2" t="s"><v>1</v></c>${row}</row>`
    const [, cells] = await read(await workbook(rows), 'people.xlsx')
    expect(cells).toEqual([
      'Anna & Bob',
      '02/10/2026',
      '007',
      '1,234.50 EUR',
      '2 October 2026',
      '12.5%',
      '14:30',
      '02 Oct 26',
      '2026-10-02',
      '0.3',
      'TRUE',
      'made',
    ])
    const { rows: read1 } = await readTable(join(folder, 'people.xlsx'))
    expect(read1[0]?.cells.map(({ day }) => day).filter(Boolean)).toEqual(Array(4).fill('2026-10-02'))
  })

  it('is read with a prefix for its names, with gaps, and with an error in a cell', async () => {
    const rows =
      '<x:row r="3"><x:c r="A3" t="s"><x:v>0</x:v></x:c><x:c r="C3"><x:v>5</x:v></x:c></x:row>' +
      '<x:row r="6"><x:c r="C6" t="e"><x:v>#N/A</x:v></x:c></x:row><x:row r="7"><x:c r="A7"><x:v>1</x:v></x:c></x:row>'
    writeFileSync(join(folder, 'gaps.xlsx'), await workbook(rows, 'x:'))
    const { columns, rows: made } = await readTable(join(folder, 'gaps.xlsx'))
    expect(columns).toEqual(['Name', 'Column 2', '5'])
    expect(made.map(({ line, cells }) => [line, cells[2]?.fault])).toEqual([
      [6, 'A cell has the error #N/A instead of a value.'],
      [7, undefined],
    ])
  })

  it('is refused when it claims rows without end, or is damaged', async () => {
    await expect(read(await workbook('<row r="999999999"><c><v>1</v></c></row>'), 'a.xlsx')).rejects.toThrow(
      /more than 10000 rows/,
    )
    const whole = await workbook('<row><c><v>1</v></c></row>')
    await expect(read(whole.subarray(0, whole.length - 40), 'b.xlsx')).rejects.toThrow(/b\.xlsx: .*damaged/)
    await expect(read(Buffer.from('PK\u0003\u0004'), 'c.xlsx')).rejects.toThrow(/damaged/)
  })
})

describe('what a user should know about a table', () => {
  const known = async (bytes: string | Uint8Array, reading = {}, name = 'odd.csv') => {
    writeFileSync(join(folder, name), bytes)
    return readTable(join(folder, name), reading)
  }

  it('one bad byte leaves the other letters alone, and its row is not exported', async () => {
    const bytes = Buffer.from('Name,Town\nZoë,Łódź\nM?ller,Köln\n')
    bytes[bytes.indexOf('?')] = 0xfc
    const table = await known(bytes)
    expect(table.encoding).toBe('utf-8')
    expect(table.rows[0]?.cells.map(({ text }) => text)).toEqual(['Zoë', 'Łódź'])
    expect(table.notes).toEqual([
      'The file has characters that can’t be read as UTF-8: “M\ufffdller”. Rows with such a value are not exported: choose another encoding, or mend the file.',
    ])
    expect(rowFault(table.rows[1] as TableRow, ['name', null])).toMatch(/“M\ufffdller” can’t be read/)
    expect(rowFault(table.rows[1] as TableRow, [null, 'town'])).toBeNull()
  })

  it('a guessed encoding is said with a sample, and another can be chosen', async () => {
    const bytes = Buffer.from('Name;Town\nMüller;Köln\n', 'latin1')
    expect((await known(bytes)).notes).toEqual([
      'The file doesn’t say its encoding and is not UTF-8. It was read as Western European (Windows-1252): “Müller”, “Köln”. If that looks wrong, choose another encoding.',
    ])
    const cyrillic = Buffer.from([0x4e, 0x0a, 0xc8, 0xe2, 0xe0, 0xed, 0x0a])
    const chosen = await known(cyrillic, { encoding: 'windows-1251' })
    expect([chosen.rows[0]?.cells[0]?.text, chosen.notes]).toEqual(['Иван', []])
  })

  it('text after a closing quotation mark is read as others read it, with its row', async () => {
    const table = await known('sep=,\nName,Said\n"Anna" Lund,"He said "no", she said"\nBo,"x"\n')
    expect(table.rows.map(({ line, cells }) => [line, ...cells.map(({ text }) => text)])).toEqual([
      [3, 'Anna Lund', 'He said no"'],
      [4, 'Bo', 'x'],
    ])
    expect(table.notes[0]).toMatch(/taken into the cell in row 3\. Look/)
  })

  it('headings that come again or are missing can be told apart', async () => {
    const { columns, notes } = await known(',\nName,,NAME,name\n1,2,3,4\n')
    expect(columns).toEqual(['Name', 'Column 2', 'NAME (2)', 'name (3)'])
    expect(notes).toEqual([
      'The first row is empty: row 2 was taken for the headings.',
      'Headings that come again have a number: “NAME (2)”, “name (3)”.',
      'Columns without a heading have a name: “Column 2”.',
    ])
  })

  it('hidden rows and columns are left out and counted, or read', async () => {
    const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    const rows =
      `<row r="1" hidden="1">${cell('A1', 'Name')}${cell('B1', 'Salary')}${cell('C1', 'Town')}</row>` +
      `<row r="2" hidden="true">${cell('A2', 'Old')}</row><row r="3">${cell('A3', 'Anna')}${cell('B3', '90')}${cell('C3', 'Oslo')}</row>`
    const bytes = Buffer.from(
      await workbook(
        rows,
        '',
        '<cols><col min="2" max="2" hidden="1"/><col min="5" max="16384" hidden="1"/></cols>',
      ),
    )
    const shown = await known(bytes, {}, 'hidden.xlsx')
    expect([shown.columns, shown.rows.map(({ line }) => line)]).toEqual([['Name', 'Town'], [3]])
    expect(shown.notes).toEqual(['Hidden in the workbook, and left out: 1 row and 1 column.'])
    const all = await known(bytes, { hidden: true }, 'hidden.xlsx')
    expect([all.columns, all.rows.length, all.notes]).toEqual([['Name', 'Salary', 'Town'], 2, []])
  })

  it('a formula without a stored value is no empty cell; a date with a time keeps its day', async () => {
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>When</t></is></c></row>' +
      '<row r="2"><c r="A2"><f>1+1</f><v></v></c><c r="B2" t="d"><v>2026-10-02T14:30:00</v></c></row>' +
      '<row r="3"><c r="A3" t="str"><f>""</f><v></v></c><c r="B3" s="8"><v>46297.5</v></c></row>'
    const table = await known(await workbook(rows), {}, 'formula.xlsx')
    expect(table.rows.map(({ cells }) => [cells[0]?.fault, cells[1]?.day, cells[1]?.time])).toEqual([
      ['The formula in A2 has no stored value.', '2026-10-02', '14:30'],
      [undefined, '2026-10-02', '12:00'],
    ])
  })

  it('days of a workbook that counts from 1904, and before 1900, are those that it shows', () => {
    expect(shownNumber(0, 'yyyy-mm-dd', true)).toEqual({ text: '1904-01-01', day: '1904-01-01' })
    expect(shownNumber(46297 - 1462, 'd mmmm yyyy', true).day).toBe('2026-10-02')
    expect(shownNumber(-5, 'yyyy-mm-dd', false).day).toBeUndefined()
  })

  it('days before March 1900, which programs count differently, are no values', () => {
    expect(shownNumber(61, 'yyyy-mm-dd', false)).toEqual({ text: '1900-03-01', day: '1900-03-01' })
    for (const day of [0, 1, 59, 60])
      expect(shownNumber(day, 'yyyy-mm-dd', false)).toMatchObject({
        fault: expect.stringContaining('differ by a day'),
      })
    expect(shownNumber(0.5, 'h:mm', false)).toEqual({ text: '12:00' })
  })

  it('cells that are merged over several rows count for each of them', async () => {
    const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    const row = (at: number, ...cells: string[]) => `<row r="${at}">${cells.join('')}</row>`
    const rows = [
      row(1, cell('A1', 'Unit'), cell('B1', 'Name')),
      row(2, cell('A2', 'HQ'), cell('B2', 'Anna')),
      row(3, cell('B3', 'Bob')),
      // Nobody: the merged cell alone makes no row.
      row(4, '<c r="B4"/>'),
      row(5, cell('A5', 'Depot'), cell('B5', 'Cem')),
    ].join('')
    const merges = '<mergeCells count="2"><mergeCell ref="A2:A4"/><mergeCell ref="A1:B1"/></mergeCells>'
    const table = await known(await workbook(rows, '', merges), {}, 'merged.xlsx')
    expect(table.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['HQ', 'Anna'],
      ['HQ', 'Bob'],
      ['Depot', 'Cem'],
    ])
    expect(table.notes.join()).toMatch(/merged over several rows.*: A2:A4\./)
  })

  it.each([
    ['content.xml', 'OpenDocument spreadsheet'],
    ['xl/workbook.bin', 'binary workbook'],
    ['Index/Document.iwa', 'Numbers'],
  ])('a workbook of another kind is to be saved as .xlsx: %s', async (part, words) => {
    const zip = new ZipFile()
    zip.addBuffer(Buffer.from('x'), part)
    zip.end()
    const chunks: Buffer[] = []
    for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
    await expect(read(Buffer.concat(chunks), 'other.ods')).rejects.toThrow(
      new RegExp(`${words}.*File > Save As.*\\.xlsx`),
    )
  })
})

describe('a number of a workbook', () => {
  it.each([
    ['#,##0,"k"', 1_234_567, '1,235k'],
    ['[h]:mm:ss', 1.5, '36:00:00'],
    ['000-000-0000', 491_234_567, '049-123-4567'],
    ['0;-0;"none"', 0, 'none'],
    ['#,##0.00;(#,##0.00)', -1234.5, '(1,234.50)'],
    ['# ?/?', 1.5, '1 1/2'],
    ['bogus[[', 3, '3'],
  ])('in the format %s is written as the workbook shows it', (code, value, shown) => {
    expect(shownNumber(value, code, false).text).toBe(shown)
  })
})
