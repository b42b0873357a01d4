// Draws blocks of a document as short text, so that tests can say what they expect in a line.
import type { Block, CellAttrs, DocumentNode, Inline, Section } from '#shared/document/nodes'

const SIGNS: Readonly<Record<string, string>> = {
  bold: '*',
  italic: '/',
  underline: '_',
  strike: '~',
  superscript: '^',
  subscript: '¬',
  code: '`',
}

/** The blocks of a section, each as a line: `h1 Title`, `p Some *bold* words`, `ul(li(p One))`. */
export function drawSection(section: Section): string[] {
  const [, ...blocks] = section.content
  return blocks.map((block: Block) => draw(block))
}

function draw(node: DocumentNode): string {
  switch (node.type) {
    case 'paragraph':
      return `p${node.attrs.textAlign ? `:${node.attrs.textAlign}` : ''} ${words(node.content)}`
    case 'heading':
      return `h${node.attrs.level} ${words(node.content)}`
    case 'numberedParagraph':
      return `n${node.attrs.level} ${words(node.content)}`
    case 'codeBlock':
      return `pre ${words(node.content)}`
    case 'bulletList':
      return `ul(${node.content.map(draw).join(' ')})`
    case 'orderedList':
      return `ol${node.attrs.start === 1 ? '' : node.attrs.start}(${node.content.map(draw).join(' ')})`
    case 'listItem':
      return `li(${node.content.map(draw).join(' ')})`
    case 'taskItem':
      return `${node.attrs.checked ? 'done' : 'open'}(${node.content.map(draw).join(' ')})`
    case 'table':
      return `table${node.attrs.caption ? ` “${node.attrs.caption}”` : ''} ${node.content.map(draw).join(' / ')}`
    case 'tableRow':
      return node.content.map(draw).join(' | ')
    case 'tableCell':
      return `${cell(node.attrs)}${node.content.map(draw).join(' ')}`
    case 'tableHeader':
      return `#${cell(node.attrs)}${node.content.map(draw).join(' ')}`
    case 'callout':
      return `${node.attrs.kind}(${node.content.map(draw).join(' ')})`
    default:
      return 'content' in node
        ? `${node.type}(${(node.content as DocumentNode[]).map(draw).join(' ')})`
        : node.type
  }
}

function cell({ colspan, rowspan, textAlign, shade }: CellAttrs): string {
  const said = [
    colspan > 1 ? `w${colspan}` : '',
    rowspan > 1 ? `h${rowspan}` : '',
    textAlign ?? '',
    shade ?? '',
  ].filter(Boolean)
  return said.length > 0 ? `[${said.join(' ')}]` : ''
}

function words(content: readonly Inline[] | undefined): string {
  return (content ?? []).map(inline).join('')
}

function inline(node: Inline): string {
  if (node.type === 'hardBreak') return '⏎'
  if (node.type === 'field') return `{${node.attrs.name}}`
  if (node.type === 'crossReference') return `{→${node.attrs.show}}`
  if (node.type === 'footnote') return `{${node.attrs.kind}: ${words(node.content)}}`
  if (node.type === 'tickBox') return node.attrs.checked ? '☑' : '☐'
  if (node.type === 'unknownInline') return `{unknown ${node.attrs.json}}`
  return (node.marks ?? []).reduce(
    (text, mark) =>
      mark.type === 'link'
        ? `[${text}](${mark.attrs.href})`
        : `${SIGNS[mark.type]}${text}${SIGNS[mark.type]}`,
    node.text.replaceAll('\u00a0', '␣'),
  )
}
