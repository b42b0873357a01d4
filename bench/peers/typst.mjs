// Typst, tagged: the plain blocks as Typst markup, justified as our engine sets them.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { edited } from './html.mjs'

const escapeMarkup = (text) => text.replace(/[\\#$*_`<>@[\]~"'/=+-]/g, '\\$&')
const runs = (list) =>
  list
    .map(({ text, bold, italic, note }) => {
      const words = note === undefined ? escapeMarkup(text) : `#footnote[${escapeMarkup(note)}]`
      return bold ? `#strong[${words}]` : italic ? `#emph[${words}]` : words
    })
    .join('')

function block(one) {
  switch (one.kind) {
    case 'heading':
      return `#heading(level: ${one.level})[${escapeMarkup(one.text)}]`
    case 'paragraph':
      return runs(one.runs)
    case 'boxed':
      return `#block(fill: luma(240), inset: 8pt, width: 100%)[${runs(one.runs)}]`
    case 'numbered':
      return `#block(inset: (left: ${(one.level - 1) * 22}pt))[#grid(columns: (22pt, 1fr), [${escapeMarkup(one.mark)}], [${runs(one.runs)}])]`
    case 'list':
      return `#${one.ordered ? 'enum' : 'list'}(${one.items.map((item) => `[${item.map(block).join('\n\n')}]`).join(', ')})`
    case 'table': {
      const [head, ...rows] = one.rows
      const cells = (row) => row.map((cell) => `[${escapeMarkup(cell)}]`).join(', ')
      return `#figure(caption: [${escapeMarkup(one.caption)}], table(columns: (auto, 1fr, auto, auto), table.header(${cells(head)}), ${rows.map(cells).join(', ')}))`
    }
    default:
      return `#figure(caption: [${escapeMarkup(one.caption)}], image("${one.file ?? 'picture.png'}", width: ${one.share * 100}%, alt: "Map"))`
  }
}

const markup = ({ title, blocks }, justify) => `#set document(title: "${title}")
#set page(paper: "a4", margin: 27mm, header: [${title}], footer: context [Page #counter(page).display("1 of 1", both: true)])
#set text(font: "Source Serif 4", size: 10.6pt, lang: "en", region: "gb")
#set par(justify: ${justify})
#show figure: set block(breakable: true)
#outline()
${blocks.map(block).join('\n\n')}
`

/** Loads Typst with our fonts; returns the conversions. */
export const prepare = (document, tools) => prepareTypst(document, tools, true)

/**
 * The same for justified text, for which Typst finds optimal breaks, or ragged text, whose lines it fills one by one.
 */
export async function prepareTypst(document, { require, folder, fonts }, justify) {
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler')
  writeFileSync(join(folder, 'picture.png'), document.image)
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [fonts] }] })
  const convert = (given) => {
    const bytes = compiler.pdf({ mainFileContent: markup(given, justify) })
    return { bytes: bytes.length }
  }
  return { convert: () => convert(document), again: () => convert(edited(document)) }
}
