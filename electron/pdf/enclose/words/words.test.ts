// What is written on pages of strangers, and which marking is found in it.
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { markingOn } from '#shared/enclosed-words'
import { openFile } from '../open'
import { looseFile, madePdf } from '../testing/made'
import { wordsOfFile } from './index'

const linesOf = async (bytes: Uint8Array) =>
  wordsOfFile(await openFile(bytes)).pages.map(({ lines }) => lines)

/** A page with content and fonts as text. */
const page = (content: string, font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>', ...more: string[]) =>
  looseFile(
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 200]>>',
    '<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    font,
    ...more,
  )

describe('words on a page', () => {
  it('are those of a line, whatever operators set them', async () => {
    const content = [
      'BT /F1 12 Tf 20 180 Td (TOP) Tj ( SECRET) Tj 0 -20 Td [(SE) -20 (CR) 30 (ET) -400 (PLAN)] TJ',
      "14 TL (next) ' T* (l\\151ne \\(a\\)) Tj ET",
      'BT /F1 12 Tf 1 0 0 1 20 60 Tm <534543524554> Tj 1 0 0 1 240 60 Tm (Page 3) Tj ET',
      'BI /W 2 /H 1 /BPC 8 /CS /G ID (( EI q Q',
      'BT /F1 10 Tf 0 1 -1 0 290 20 Tm (SIDEWAYS) Tj ET',
    ].join('\n')
    expect(await linesOf(page(content))).toEqual([
      ['TOP SECRET', 'SECRET PLAN', 'next', 'line (a)', 'SECRET   Page 3', 'SIDEWAYS'],
    ])
  })

  it('are in drawings, and in letters that only the file can name', async () => {
    const map =
      '1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfrange <0001> <0003> <0041> <0010> <0011> [<0058> <0059>] endbfrange 1 beginbfchar <0020> <005300540045> endbfchar'
    const form = 'BT /F1 9 Tf 5 5 Td <0001000200030010001100200099> Tj ET'
    const file = page(
      'q 1 0 0 1 50 50 cm /X Do Q',
      '<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 7 0 R>>',
      `<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Length ${form.length}>>\nstream\n${form}\nendstream`,
      `<</Length ${map.length}>>\nstream\n${map}\nendstream`,
    )
    expect(await linesOf(file)).toEqual([['ABCXYSTE\uFFFD']])
    const named = '<</Type/Font/Subtype/Type3/Encoding<</Differences[1/S/E/C/R/T 9/slash/uni00C9]>>>>'
    expect(await linesOf(page('BT /F1 9 Tf 5 5 Td <0102030402050909 0a> Tj ET', named))).toEqual([
      ['SECRET//É'],
    ])
  })

  it('of a scan can’t be read, and drawings that contain themselves end', async () => {
    const picture =
      '<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>\nstream\nx\nendstream'
    const scan = wordsOfFile(await openFile(page('/X Do', undefined, picture)))
    expect(scan).toEqual({ pages: [{ page: 1, lines: [] }], unread: [1] })
    const loop =
      '<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 11>>\nstream\n/X Do /X Do\nendstream'
    expect(await linesOf(page('/X Do', undefined, loop))).toEqual([[]])
    expect(wordsOfFile(await openFile(await madePdf([{ words: 'Hello' }]))).unread).toEqual([])
  })

  it('are read of what a library writes, with stamps', async () => {
    const made = await PDFDocument.create()
    const font = await made.embedFont(StandardFonts.TimesRoman)
    made.addPage().drawText('COSMIC TOP SECRET', { x: 50, y: 800, size: 14, font })
    expect(await linesOf(await made.save())).toEqual([['COSMIC TOP SECRET']])
  })
})

describe('the marking of pages', () => {
  const found = (lines: readonly string[], scheme = 'uk') =>
    markingOn([{ page: 4, lines }], scheme)?.sensitivity ?? 0
  it.each([
    ['TOP SECRET', 4],
    ['SECRET//NOFORN', 3],
    ['S E C R E T', 3],
    ['TOPSECRET', 4],
    ['TOP SECRET (continued)', 4],
    ['SECRET – continued', 3],
    ['SECRET   Page 3 of 9', 3],
    ['Classification: Secret', 3],
    ['UK TOP SECRET', 4],
    ['SECRET UK EYES ONLY', 3],
    ['COSMIC TOP SECRET', 4],
    ['NATO CONFIDENTIAL', 2],
    ['(TS//SI) The plan.', 4],
    ['(S//NF) The plan.', 3],
    ['OFFICIAL', 0],
    ['UNCLASSIFIED', 0],
    ['The secret of a good meal', 0],
    ['Keep it secret', 0],
    ['(C) 2026 The Publisher', 0],
    ['(S) small, (M) medium', 0],
    ['SECRETARY GENERAL', 0],
  ] as const)('%s', (line, sensitivity) => {
    expect(found(['Some words', line, 'others'])).toBe(sensitivity)
  })

  it('counts single letters where portions are marked', () => {
    expect(found(['(U) Open.', '(S) Not open.'], 'us')).toBe(3)
  })

  it('names the highest words and the pages that have them', () => {
    const pages = ['SECRET', 'TOP SECRET', 'words', 'TOP SECRET'].map((line, at) => ({
      page: at + 1,
      lines: [line, line],
    }))
    expect(markingOn(pages, 'uk')).toEqual({ words: 'TOP SECRET', pages: [2, 4], sensitivity: 4 })
  })
})
