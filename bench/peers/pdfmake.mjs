// pdfmake: the plain blocks as its document definition, contents with page numbers included.
import { join } from 'node:path'

const runs = (list) =>
  list.filter(({ text }) => text !== '').map(({ text, bold, italic }) => ({ text, bold, italics: italic }))

function block(one) {
  switch (one.kind) {
    case 'heading':
      return {
        text: one.text,
        fontSize: one.level === 1 ? 16 : 13,
        bold: true,
        margin: [0, 12, 0, 4],
        tocItem: one.level === 1,
      }
    case 'paragraph':
      return { text: runs(one.runs), alignment: 'justify', margin: [0, 0, 0, 6] }
    case 'boxed':
      return {
        table: { widths: ['*'], body: [[{ text: runs(one.runs), fillColor: '#eeeeee' }]] },
        layout: 'noBorders',
      }
    case 'numbered':
      return {
        columns: [
          { width: 22, text: one.mark },
          { text: runs(one.runs), alignment: 'justify' },
        ],
        margin: [(one.level - 1) * 22, 0, 0, 6],
      }
    case 'list':
      return { [one.ordered ? 'ol' : 'ul']: one.items.map((item) => item.map(block)) }
    case 'table':
      return [
        { text: one.caption },
        {
          table: {
            headerRows: 1,
            widths: ['auto', '*', 'auto', 'auto'],
            body: one.rows.map((row) => [...row]),
          },
        },
      ]
    default:
      return [{ image: one.file ?? 'picture', width: 442 * one.share }, { text: one.caption }]
  }
}

/** Loads pdfmake with our fonts; returns the conversions. */
export async function prepare(document, { require, fonts }) {
  const pdfmake = require('pdfmake')
  const serif = (style) => join(fonts, `SourceSerif4-${style}.ttf`)
  pdfmake.setFonts({
    Serif: {
      normal: serif('Regular'),
      bold: serif('Bold'),
      italics: serif('Italic'),
      bolditalics: serif('BoldItalic'),
    },
  })
  pdfmake.setLocalAccessPolicy(() => true)
  pdfmake.setUrlAccessPolicy(() => false)
  const picture = `data:image/png;base64,${Buffer.from(document.image).toString('base64')}`
  const convert = async (given) => {
    const made = pdfmake.createPdf({
      pageSize: 'A4',
      pageMargins: 76,
      defaultStyle: { font: 'Serif', fontSize: 10.6 },
      images: { picture },
      footer: (page, count) => ({
        text: `Page ${page} of ${count}`,
        alignment: 'right',
        margin: [0, 20, 76, 0],
      }),
      content: [{ toc: { title: { text: 'Contents' } } }, ...given.blocks.map(block)],
    })
    return { bytes: (await made.getBuffer()).length }
  }
  return {
    convert: () => convert(document),
    again: () => convert({ ...document, blocks: [...document.blocks, document.blocks[2]] }),
  }
}
