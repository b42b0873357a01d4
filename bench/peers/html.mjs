// The plain blocks as one HTML page, for the peers that print HTML.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const escapeText = (text) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
const runs = (list) =>
  list
    .map(({ text, bold, italic, note }) => {
      const words = note === undefined ? escapeText(text) : `<sup>${escapeText(note)}</sup>`
      return bold ? `<b>${words}</b>` : italic ? `<i>${words}</i>` : words
    })
    .join('')
const row = (cells, tag) => `<tr>${cells.map((cell) => `<${tag}>${escapeText(cell)}</${tag}>`).join('')}</tr>`

function block(one) {
  switch (one.kind) {
    case 'heading':
      return `<h${one.level}>${escapeText(one.text)}</h${one.level}>`
    case 'paragraph':
      return `<p>${runs(one.runs)}</p>`
    case 'boxed':
      return `<p class="boxed">${runs(one.runs)}</p>`
    case 'numbered':
      return `<p style="margin-left: ${(one.level - 1) * 22}pt">${escapeText(one.mark)} ${runs(one.runs)}</p>`
    case 'list': {
      const tag = one.ordered ? 'ol' : 'ul'
      return `<${tag}>${one.items.map((item) => `<li>${item.map(block).join('')}</li>`).join('')}</${tag}>`
    }
    case 'table': {
      const [head, ...rows] = one.rows
      return `<table><caption>${escapeText(one.caption)}</caption><thead>${row(head, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`
    }
    default:
      return `<figure><img src="picture.png" alt="Map" style="width: ${one.share * 100}%"><figcaption>${escapeText(one.caption)}</figcaption></figure>`
  }
}

const face = (fonts, file, weight, style) =>
  `@font-face { font-family: Serif; src: url(${pathToFileURL(join(fonts, file))}); font-weight: ${weight}; font-style: ${style} }`

/**
 * Writes a document as HTML with its picture beside it.
 * @param {{title: string, blocks: object[], image: Uint8Array}} document What is to be printed.
 * @param {{folder: string, fonts: string}} places Where it is written; where our fonts are.
 * @returns {string} The file.
 */
export function writeHtml({ title, blocks, image }, { folder, fonts }) {
  const contents = blocks.filter((one) => one.kind === 'heading' && one.level === 1)
  writeFileSync(join(folder, 'picture.png'), image)
  const file = join(folder, 'document.html')
  writeFileSync(
    file,
    `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>${escapeText(title)}</title><style>
${face(fonts, 'SourceSerif4-Regular.ttf', 400, 'normal')} ${face(fonts, 'SourceSerif4-Bold.ttf', 700, 'normal')}
${face(fonts, 'SourceSerif4-Italic.ttf', 400, 'italic')}
@page { size: A4; margin: 27mm }
body { font: 10.6pt Serif; text-align: justify } table { width: 100%; border-collapse: collapse }
td, th { border: 0.5pt solid } .boxed { background: #eee; padding: 8pt } img { display: block }
</style><ul>${contents.map(({ text }) => `<li>${escapeText(text)}</li>`).join('')}</ul>
${blocks.map(block).join('\n')}`,
  )
  return file
}

/** The document after the measured edit: a paragraph in its middle is repeated. */
export function edited(document) {
  const { blocks } = document
  const middle = blocks.findIndex((one, index) => index > blocks.length / 2 && one.kind === 'paragraph')
  return { ...document, blocks: blocks.toSpliced(middle, 0, blocks[middle]) }
}
