// Blocks of a pack as Markdown, in the format of templates. What that can't say is noticed by reading it back.
import type {
  Block,
  Flow,
  Footnote,
  Image,
  Inline,
  NumberedParagraph,
  Table,
  TaskItem,
} from '#shared/document/nodes'
import { plainText } from '#shared/document/query'
import { unknownFacts } from '#shared/document/unknown/part'
import { escapedStart, type Notes, writeInlines } from './write-inlines'

/** What writing needs to know. */
export interface Writing {
  /** Depth of the heading of the section. */
  readonly depth: number
  /** The address of the file of an asset. */
  address(asset: string): string
  /** The key of the next note. */
  nextKey(note: Footnote): string
  /** Dashes of a table for a width of a column in pixels: as many as its pixels divided by this. */
  readonly pixels: number
}

/** Writes blocks with the notes that they have. */
export function writeBlocks(blocks: readonly Block[], writing: Writing): string {
  const defined: string[] = []
  const notes: Notes = {
    key: (note) => {
      const key = writing.nextKey(note)
      const words = writeInlines(note.content, { key: () => '' })
      const check = note.attrs.checkAfter === null ? '' : ` {check: ${note.attrs.checkAfter}}`
      defined.push(`[^${key}]: ${words}${check}`)
      return key
    },
  }
  const parts = partsOf(blocks, { ...writing, notes })
  return [...parts, ...defined].join('\n\n')
}

interface Within extends Writing {
  readonly notes: Notes
}

/** Blocks as texts; lists that stand side by side are kept apart by a comment. */
function partsOf(blocks: readonly Block[], writing: Within): string[] {
  const parts: string[] = []
  let before = ''
  blocks.forEach((block, index) => {
    const list = LISTS[block.type] ?? ''
    if (block.type === 'numberedParagraph') {
      if (blocks[index - 1]?.type === 'numberedParagraph') return
      const rest = blocks.slice(index)
      const end = rest.findIndex(({ type }) => type !== 'numberedParagraph')
      parts.push(numberedText(rest.slice(0, end < 0 ? undefined : end) as NumberedParagraph[], writing))
    } else {
      if (list !== '' && list === before) parts.push('<!-- -->')
      parts.push(blockText(block, writing))
    }
    before = list
  })
  return parts
}

const LISTS: Readonly<Record<string, string>> = {
  bulletList: 'bullet',
  taskList: 'bullet',
  orderedList: 'ordered',
  numberedParagraph: 'ordered',
}

function blockText(block: Block, writing: Within): string {
  switch (block.type) {
    case 'paragraph':
      return lineText(block.content, writing)
    case 'heading':
      return `${'#'.repeat(Math.min(6, writing.depth + block.attrs.level))} ${writeInlines(block.content, writing.notes)}`
    case 'numberedParagraph':
      return numberedText([block], writing)
    case 'bulletList':
      return block.content.map(({ content }) => itemText('- ', content, writing)).join('\n')
    case 'taskList':
      return block.content.map((item) => taskText(item, writing)).join('\n')
    case 'orderedList':
      return block.content
        .map(({ content }, index) => itemText(`${block.attrs.start + index}. `, content, writing))
        .join('\n')
    case 'blockquote':
      return partsOf(block.content, writing).join('\n\n').replaceAll(/^/gm, '> ')
    case 'codeBlock':
      return codeText(plainText(block))
    case 'horizontalRule':
      return '---'
    case 'pageBreak':
      return '***'
    case 'image':
      return pictureText(block, writing)
    case 'table':
      return tableText(block, writing)
    case 'callout':
    case 'trainer':
      return container(`${block.type} ${block.attrs.kind}`, block.content, writing)
    case 'guidance':
      return container('guidance', block.content, writing)
    case 'unknownBlock':
      return unknownFacts(block.attrs.json)
        .lines.map((text) => lineText([{ type: 'text', text }], writing))
        .join('\n\n')
    case 'enclosure':
      return block.attrs.asset === null ? '' : `[Enclosure](<${writing.address(block.attrs.asset)}>)`
  }
}

const lineText = (inlines: readonly Inline[] | undefined, { notes }: Within): string =>
  escapedStart(writeInlines(inlines, notes))

function numberedText(paragraphs: readonly NumberedParagraph[], writing: Within): string {
  return paragraphs
    .map(({ attrs, content }) => `${'    '.repeat(attrs.level - 1)}1. ${lineText(content, writing)}`)
    .join('\n\n')
}

function itemText(sign: string, content: readonly Flow[], writing: Within): string {
  const indent = ' '.repeat(sign.length)
  const text = partsOf(content, writing).join('\n\n')
  return sign + text.replaceAll(/\n(?=[^\n])/g, `\n${indent}`)
}

const taskText = ({ attrs, content }: TaskItem, writing: Within): string =>
  itemText('- ', content, writing).replace(/^- /, `- [${attrs.checked ? 'x' : ' '}] `)

function codeText(text: string): string {
  const fence = '`'.repeat(
    Math.max(3, 1 + Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length))),
  )
  return `${fence}\n${text}\n${fence}`
}

function pictureText({ attrs }: Image, writing: Within): string {
  const title = attrs.caption === '' ? '' : ` "${attrs.caption.replaceAll(/["\\]/g, '\\$&')}"`
  return `![${attrs.alt.replaceAll(/[\\[\]`*_]/g, '\\$&')}](<${writing.address(attrs.asset)}>${title})`
}

const container = (head: string, content: readonly Block[], writing: Within): string =>
  [`::: ${head}`, ...partsOf(content, writing), ':::'].join('\n\n')

const ALIGNED: Readonly<Record<string, readonly [string, string]>> = {
  left: [':', ''],
  center: [':', ':'],
  right: ['', ':'],
}

function tableText({ attrs, content }: Table, writing: Within): string {
  const rows = content.map((row) =>
    row.content.map((cell) => {
      const words = cell.content.map((flow) =>
        flow.type === 'paragraph' ? writeInlines(flow.content, writing.notes) : plainText(flow),
      )
      return words.join(' ').replaceAll('\\\n', ' ').replaceAll('\n', ' ')
    }),
  )
  const [head] = content
  const isHeadless = head?.content.some(({ type }) => type === 'tableCell') ?? true
  const columns = Math.max(0, ...rows.map(({ length }) => length))
  const dashes = Array.from({ length: columns }, (_, column) => {
    const cell = head?.content[column]?.attrs
    const [before = '', after = ''] = ALIGNED[cell?.textAlign ?? ''] ?? []
    const width = cell?.colwidth?.[0]
    return before + '-'.repeat(width ? Math.max(1, Math.round(width / writing.pixels)) : 3) + after
  })
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: columns }, (_, column) => cells[column] ?? '').join(' | ')} |`
  const body = isHeadless ? [[], ...rows] : rows
  const [first = [], ...others] = body
  const caption = attrs.caption === '' ? [] : [`Table: ${writeCaption(attrs.caption)}`]
  return [...caption, [line(first), line(dashes), ...others.map(line)].join('\n')].join('\n\n')
}

const writeCaption = (caption: string): string =>
  writeInlines([{ type: 'text', text: caption }], { key: () => '' })
