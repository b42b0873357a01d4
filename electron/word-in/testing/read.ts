// Reads Word files made of XML in tests, and draws what they became as lines.
import { createHash } from 'node:crypto'
import type { DocumentNode, Mark, Section } from '#shared/document/nodes'
import { DOCUMENT_VERSION } from '#shared/document/nodes'
import { parseDocument } from '#shared/document/parse'
import { checkAsset } from '#shared/image'
import type { AssetMime } from '#shared/pack'
import { readWord, type WordContent } from '..'
import { type WordParts, wordParts } from './word-file'

/** Reads parts of a file, and checks what they became like a document from outside. */
export function readParts(parts: ReadonlyMap<string, Uint8Array>): WordContent {
  let count = 0
  const read = readWord(parts, 'Paper.docx', {
    newId: () => `n${++count}`,
    asset: (name, bytes) => ({
      id: createHash('sha256').update(bytes).digest('hex'),
      mime: checkAsset(name, bytes) as AssetMime,
    }),
    onProgress: () => undefined,
  })
  return { ...read, content: parseDocument(DOCUMENT_VERSION, { type: 'doc', content: read.content }).content }
}

/** Reads a file with this body. */
export const readBody = (body: string, parts: WordParts = {}): WordContent =>
  readParts(wordParts(body, parts))

/** The text of a file as lines: what each node is, its level, its words with their marks. */
export const drawn = ({ content }: Pick<WordContent, 'content'>): string[] =>
  content.flatMap((section) => draw(section, 0))

/** The remarks of a file: what, and where. */
export const remarks = ({ remarks: all }: WordContent): string[] =>
  all.map(({ kind, what, place }) => `${kind}: ${what}${place === '' ? '' : ` – ${place}`}`)

const LINES: readonly string[] = ['sectionTitle', 'paragraph', 'heading', 'numberedParagraph', 'codeBlock']

function draw(node: DocumentNode, depth: number): string[] {
  const content = (('content' in node && node.content) || []) as readonly DocumentNode[]
  const about = [node.type, ...attributesOf(node)].join(' ')
  const ends = 'marks' in node ? marksOf(node.marks) : ''
  const head = `${'  '.repeat(depth)}${about}${ends === '' ? '' : ` ${ends}`}`
  if (LINES.includes(node.type)) return [`${head}: ${content.map(words).join('')}`]
  return [head, ...content.flatMap((one) => draw(one, depth + 1))]
}

const SHOWN = [
  'level',
  'annex',
  'landscape',
  'marking',
  'start',
  'checked',
  'caption',
  'alt',
  'colspan',
  'rowspan',
  'shade',
  'textAlign',
  'widthPercent',
]

function attributesOf(node: DocumentNode): string[] {
  const attrs = ('attrs' in node ? node.attrs : {}) as unknown as Record<string, unknown>
  return SHOWN.flatMap((name) => {
    const value = attrs[name]
    const isUsual =
      value === undefined ||
      value === null ||
      value === false ||
      value === '' ||
      (value === 1 && /span$/.test(name))
    return isUsual ? [] : [value === true ? name : `${name}=${String(value)}`]
  })
}

function words(node: DocumentNode): string {
  const marks = 'marks' in node ? marksOf(node.marks) : ''
  const text = textOf(node)
  return marks === '' ? text : `${marks}[${text}]`
}

function textOf(node: DocumentNode): string {
  switch (node.type) {
    case 'text':
      return node.text
    case 'hardBreak':
      return '⏎'
    case 'footnote':
      return `{${node.attrs.kind}: ${(node.content ?? []).map(words).join('')}}`
    case 'crossReference':
      return `{${node.attrs.show} of ${node.attrs.target}}`
    case 'tickBox':
      return node.attrs.checked ? '☒' : '☐'
    default:
      return `{${node.type}}`
  }
}

const marksOf = (marks: readonly Mark[] | undefined): string =>
  (marks ?? []).map((mark) => (mark.type === 'link' ? `link(${mark.attrs.href})` : mark.type)).join('+')

/** Ids of the nodes of a kind, to compare references with. */
export const idsOf = ({ content }: Pick<WordContent, 'content'>, type: string): string[] => {
  const found: string[] = []
  const visit = (node: DocumentNode): void => {
    if (node.type === type && 'attrs' in node) found.push((node.attrs as unknown as { id: string }).id)
    for (const one of ('content' in node && node.content) || []) visit(one as DocumentNode)
  }
  for (const section of content as readonly Section[]) visit(section)
  return found
}
