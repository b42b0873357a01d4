// PDFKit, untagged: the plain blocks drawn one after another.
import { join } from 'node:path'

const WIDTH = 442
const INDENT = 22

function drawRuns(doc, runs, options) {
  const shown = runs.filter((run) => run.text !== '')
  shown.forEach((run, index) => {
    const continued = index < shown.length - 1
    doc.font(run.bold ? 'bold' : run.italic ? 'italic' : 'body').text(run.text, { ...options, continued })
  })
  doc.moveDown(0.4)
}

function draw(doc, one, image, indent) {
  const options = { width: WIDTH - indent, align: 'justify' }
  doc.x = doc.page.margins.left + indent
  doc.font('body').fontSize(10.6)
  switch (one.kind) {
    case 'heading':
      doc
        .font('head')
        .fontSize(one.level === 1 ? 16 : 13)
        .text(one.text, { width: WIDTH })
        .moveDown(0.3)
      if (one.level === 1) doc.outline.addItem(one.text)
      break
    case 'paragraph':
    case 'boxed':
      drawRuns(doc, one.runs, options)
      break
    case 'numbered': {
      const level = one.level * INDENT
      doc.x += level
      doc
        .text(one.mark, doc.x - INDENT, doc.y, { continued: false, width: INDENT, lineBreak: false })
        .moveUp(0)
      drawRuns(doc, one.runs, { ...options, width: WIDTH - level })
      break
    }
    case 'list':
      for (const item of one.items) for (const child of item) draw(doc, child, image, indent + INDENT)
      break
    case 'table':
      doc.text(one.caption).table({ data: one.rows.map((row) => [...row]), columnStyles: [60, '*', 60, 60] })
      doc.moveDown(0.5)
      break
    default:
      doc
        .image(one.file ?? image, { width: WIDTH * one.share })
        .moveDown(0.3)
        .text(one.caption, { width: WIDTH })
  }
}

/** Loads PDFKit with our fonts; returns the conversions. */
export async function prepare(document, { require, fonts }) {
  const PDFDocument = require('pdfkit')
  const image = Buffer.from(document.image)
  const convert = (given) =>
    new Promise((resolve) => {
      const doc = new PDFDocument({ size: 'A4', margin: 76, bufferPages: true, info: { Title: given.title } })
      let bytes = 0
      doc.on('data', (chunk) => {
        bytes += chunk.length
      })
      doc.on('end', () => resolve({ bytes }))
      doc.registerFont('body', join(fonts, 'SourceSerif4-Regular.ttf'))
      doc.registerFont('bold', join(fonts, 'SourceSerif4-Bold.ttf'))
      doc.registerFont('italic', join(fonts, 'SourceSerif4-Italic.ttf'))
      doc.registerFont('head', join(fonts, 'SourceSans3-Bold.ttf'))
      for (const one of given.blocks) draw(doc, one, image, 0)
      const { count } = doc.bufferedPageRange()
      for (let page = 0; page < count; page++) {
        doc.switchToPage(page)
        doc.page.margins.bottom = 0
        doc
          .font('body')
          .fontSize(8.5)
          .text(`Page ${page + 1} of ${count}`, 76, 790, { width: WIDTH, align: 'right', lineBreak: false })
      }
      doc.end()
    })
  return {
    convert: () => convert(document),
    again: () => convert({ ...document, blocks: [...document.blocks, document.blocks[2]] }),
  }
}
