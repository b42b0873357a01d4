// Typst's PDFs of the texts whose lines are measured.
import { createRequire } from 'node:module'
import { join } from 'node:path'

const escapeMarkup = (text) => text.replace(/[\\#$*_`<>@[\]~"'/=+-]/g, '\\$&')

/** How far spaces and letters may give: spaces as by default, letters as far as ours. */
const TRACKING =
  'justification-limits: (spacing: (min: 66.67% + 0pt, max: 150% + 0pt), tracking: (min: -0.012em, max: 0.012em))'

const markup = ({ language, page, size, paragraphs }, tracking) => {
  const [lang, region] = language.split('-')
  return `#set page(width: ${page.width}pt, height: ${page.height}pt, margin: (x: ${page.left}pt, y: 50pt))
#set text(font: "Source Serif 4", size: ${size}pt, lang: "${lang}"${region ? `, region: "${region.toLowerCase()}"` : ''})
#set par(justify: true${tracking ? `, ${TRACKING}` : ''})
${paragraphs.map(escapeMarkup).join('\n\n')}
`
}

/** Loads Typst; returns a function that sets a text, with tracking or as by default. */
export function loadTypst(folder, fonts) {
  const require = createRequire(join(folder, 'package.json'))
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler')
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [fonts] }] })
  return (specimen, tracking) => compiler.pdf({ mainFileContent: markup(specimen, tracking) })
}
