// Turns pieces of a part into blocks; structure is checked here, so that a fault is reported with its line.
import {
  type Block,
  CALLOUT_KINDS,
  type Flow,
  type Heading,
  type Inline,
  type ListItem,
  type NumberedParagraph,
  type Paragraph,
  type Table,
  type TaskItem,
  TRAINER_KINDS,
} from '#shared/document/nodes'
import { mapLines } from '#shared/document/to-confirm'
import { forReaders, readAudience } from './audience'
import { readConditional } from './conditional'
import { fault } from './fault'
import { commentsIn, descriptionOf, htmlInWords, wordsIn, wordsOfHtml } from './foreign-words'
import { readForm } from './forms'
import { type AnyMarkdown, readInlines, type Source, SUGGESTED, withMark } from './inlines'
import type { Piece } from './markdown'
import { readTable } from './tables'

/** Levels of numbered paragraphs: 1., a., (1), (a), i. */
const DEEPEST_LEVEL = 5

/** Reads the content between two level-1 headings. */
export function readBlocks(source: Source, pieces: readonly Piece[]): Block[] {
  return withCaptions(source, pieces, (piece): Block[] => {
    const form = readForm(source, piece, (children) => readBlocks(source, children))
    if (form) return [form]
    switch (piece.type) {
      case 'heading':
        return [readHeading(source, piece)]
      case 'ordered_list':
        tellBrackets(source, piece)
        // Numbered paragraphs count through a section or pack: a list that begins elsewhere keeps its numbers as a list.
        return source.any?.isOwn === false && Number(piece.attrs.start ?? 1) !== 1
          ? [readFlow(source, piece)]
          : readNumbered(source, piece, 1)
      case 'container_callout':
        return [
          {
            type: 'callout',
            attrs: { kind: kindOf(source, piece, CALLOUT_KINDS), marking: null, audience: null },
            content: filled(source, piece),
          },
        ]
      case 'container_guidance':
        return [{ type: 'guidance', content: filled(source, piece) }]
      case 'container_trainer':
        return [readTrainer(source, piece)]
      case 'hr':
        return [{ type: isBreak(source, piece) ? 'pageBreak' : 'horizontalRule' }]
      case 'container_confirm':
        return readSuggested(source, piece)
      case 'conditional':
        return readConditional(source, piece, (inner) => readBlocks(source, inner))
      case 'container_audience':
        return readForReaders(source, piece)
      default:
        return [readFlow(source, piece)]
    }
  })
}

/** Lists of packs have a full stop behind their numbers. */
function tellBrackets({ any }: Source, { info, attrs }: Piece): void {
  if (any?.isOwn === false && info === ')')
    any.tell('changed', `A list numbered ${attrs.start ?? 1}): its numbers have no bracket`)
}

/** Elsewhere, stars are a line across like any other. */
const isBreak = ({ any }: Source, { info }: Piece): boolean => info.startsWith('*') && any?.isOwn !== false

/** Blocks whose every word is to confirm. */
function readSuggested(source: Source, piece: Piece): Block[] {
  if (piece.info !== 'confirm')
    throw fault(source.file, piece.line, 'nothing may follow ::: confirm on its line')
  if (piece.children.length === 0) throw fault(source.file, piece.line, 'this block is empty')
  const suggest = (content: readonly Inline[]) =>
    content.map((inline): Inline => ({ ...inline, marks: withMark(inline.marks ?? [], SUGGESTED) }))
  return readBlocks(source, piece.children).map((block) => mapLines(block, suggest))
}

/** Blocks that only some may read. */
function readForReaders(source: Source, piece: Piece): Block[] {
  const audience = readAudience(source, piece)
  if (piece.children.length === 0) throw fault(source.file, piece.line, 'this block is empty')
  return forReaders(readBlocks(source, piece.children), audience)
}

function readTrainer(source: Source, piece: Piece): Block {
  const kind = kindOf(source, piece, TRAINER_KINDS)
  const content = withCaptions(source, piece.children, (child): (Flow | Table)[] => [readFlow(source, child)])
  // A notes area needs no text, but the schema requires a block in it.
  if (content.length === 0 && kind === 'notes') content.push(paragraphOf([]))
  if (content.length === 0) throw fault(source.file, piece.line, 'this block is empty')
  return { type: 'trainer', attrs: { kind, audience: null }, content }
}

function readFlow(source: Source, piece: Piece): Flow {
  switch (piece.type) {
    case 'paragraph': {
      const picture = source.any ? readPicture(source, source.any, piece) : null
      return picture ?? paragraphOf(readInlines(source, piece.children))
    }
    case 'bullet_list':
      return isTaskList(piece, source.any !== undefined)
        ? { type: 'taskList', content: piece.children.map((item) => readTask(source, item)) }
        : { type: 'bulletList', content: piece.children.map((item) => readItem(source, item)) }
    case 'ordered_list':
      return {
        type: 'orderedList',
        attrs: { start: Number(piece.attrs.start ?? 1) },
        content: piece.children.map((item) => readItem(source, item)),
      }
    case 'blockquote':
      return { type: 'blockquote', content: filled(source, piece) }
    case 'hr':
      return { type: 'horizontalRule' }
    default:
      if (source.any) return readOtherFlow(source, source.any, piece)
      throw fault(source.file, piece.line, `a ${nameOf(piece)} is not allowed here`)
  }
}

/** What templates don't have, in Markdown by anyone. */
function readOtherFlow(source: Source, any: AnyMarkdown, piece: Piece): Flow {
  switch (piece.type) {
    case 'fence':
    case 'code_block': {
      const text = piece.content.replace(/\n$/, '')
      return text === '' ? { type: 'codeBlock' } : { type: 'codeBlock', content: [{ type: 'text', text }] }
    }
    case 'html_block':
      return readHtml(source, any, piece)
    default:
      any.tell('changed', `A ${nameOf(piece)} where a pack has none: it is text`)
      return paragraphOf(wordsIn(piece, source.notes))
  }
}

/** HTML: a picture that stands alone in it, else its words. */
function readHtml(source: Source, any: AnyMarkdown, { content }: Piece): Flow {
  const text = wordsOfHtml(content)
  const [tag, ...others] = [...content.matchAll(/<img\b[^>]*>/gi)].map(([found]) => found)
  const address = tag && /\ssrc\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1]
  const alt = (tag && /\salt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag)?.slice(1).find(Boolean)) ?? ''
  const asset = address && others.length === 0 ? any.picture(address) : null
  const comments = commentsIn(content)
  if (comments !== '') any.tell('lost', `A comment: ${comments.slice(0, 400)}`)
  if (asset && (text === '' || text === wordsOfHtml(tag ?? ''))) return imageOf(source, asset, alt, '')
  any.tell(text === '' ? 'lost' : 'changed', htmlInWords(content))
  return paragraphOf(text === '' ? [] : [{ type: 'text', text }])
}

function imageOf(source: Source, asset: string, alt: string, caption: string): Flow {
  const attrs = {
    ...{ id: source.newId(), asset, alt, caption },
    ...{ widthPercent: 100, decorative: alt === '', marking: null, audience: null },
  }
  return { type: 'image', attrs }
}

/** A picture that stands alone in its paragraph; null for anything else, and for a picture that isn't there. */
function readPicture(source: Source, any: AnyMarkdown, piece: Piece): Flow | null {
  const [line, ...others] = piece.children
  const [image, ...more] = line?.children ?? []
  if (image?.type !== 'image' || others.length > 0 || more.length > 0) return null
  const asset = any.picture(image.attrs.src ?? '')
  if (asset === null) {
    any.tell('lost', `The picture ${(image.attrs.src ?? '').slice(0, 80)}: its description stands there`)
    const words = descriptionOf(image)
    return paragraphOf(words === '' ? [] : [{ type: 'text', text: words }])
  }
  return imageOf(source, asset, image.content, image.attrs.title ?? '')
}

function readHeading(source: Source, piece: Piece): Heading {
  const level = Number(piece.tag.slice(1)) - (source.any?.depth ?? 1)
  if (source.any) {
    const attrs = {
      id: source.newId(),
      level: Math.min(3, Math.max(1, level)),
      marking: null,
      audience: null,
    }
    return { type: 'heading', attrs, content: readInlines(source, piece.children) }
  }
  if (level > 2) throw fault(source.file, piece.line, 'headings inside a part are ## or ###')
  const attrs = { id: source.newId(), level, marking: null, audience: null }
  return { type: 'heading', attrs, content: readInlines(source, piece.children) }
}

/** An ordered list directly in a part becomes numbered paragraphs; other content of its items comes after each. */
function readNumbered(source: Source, list: Piece, level: number): Block[] {
  if (level > DEEPEST_LEVEL && source.any) return [readFlow(source, list)]
  if (level > DEEPEST_LEVEL)
    throw fault(source.file, list.line, `numbered paragraphs have at most ${DEEPEST_LEVEL} levels`)
  return list.children.flatMap((item) => {
    const [first, ...rest] = source.any ? begunWithText(item).children : item.children
    if (first?.type !== 'paragraph')
      throw fault(source.file, item.line, 'a numbered paragraph must begin with text')
    const numbered: NumberedParagraph = {
      type: 'numberedParagraph',
      attrs: { id: source.newId(), level, marking: null, audience: null },
      content: readInlines(source, first.children),
    }
    const below = rest.flatMap((piece) =>
      piece.type === 'ordered_list' ? readNumbered(source, piece, level + 1) : readBlocks(source, [piece]),
    )
    return [numbered, ...below]
  })
}

/** An item of anyone's may begin with something else than text, or be empty. */
function begunWithText(item: Piece): Piece {
  if (item.children[0]?.type === 'paragraph') return item
  return { ...item, children: [{ ...item, type: 'paragraph', children: [] }, ...item.children] }
}

function readItem(source: Source, item: Piece): ListItem {
  if (source.any) return { type: 'listItem', content: filled(source, begunWithText(item)) }
  if (item.children[0]?.type !== 'paragraph')
    throw fault(source.file, item.line, 'a list item must begin with text')
  return { type: 'listItem', content: filled(source, item) }
}

/** The pieces in the first line of a list item. */
const firstLine = (item: Piece): readonly Piece[] =>
  (item.children[0]?.type === 'paragraph' && item.children[0].children[0]?.children) || []

/** The box that a list item begins with. */
function boxOf(item: Piece): Piece | null {
  const [box, words] = firstLine(item)
  return box?.type === 'tick_box' && words?.content.startsWith(' ') ? box : null
}

/** In Markdown by anyone, boxes in only some items are letters of a line. */
const isTaskList = (list: Piece, isAny: boolean): boolean =>
  isAny
    ? list.children.every((item) => boxOf(item) !== null)
    : list.children.some((item) => boxOf(item) !== null)

function readTask(source: Source, item: Piece): TaskItem {
  const box = boxOf(item)
  if (!box) throw fault(source.file, item.line, 'each item of a checklist begins with [ ] or [x]')
  return {
    type: 'taskItem',
    attrs: { checked: box.content !== ' ' },
    content: filled(source, withoutBox(item)),
  }
}

/** Returns the item without the box that it begins with. */
function withoutBox(item: Piece): Piece {
  const [paragraph, ...blocks] = item.children
  const [line, ...lines] = paragraph?.children ?? []
  const [, words, ...rest] = firstLine(item)
  if (!paragraph || !line || !words) return item
  const trimmed = { ...words, content: words.content.trimStart() }
  const first = { ...paragraph, children: [{ ...line, children: [trimmed, ...rest] }, ...lines] }
  return { ...item, children: [first, ...blocks] }
}

/** Reads the blocks of a container, quote or item, at least one. */
function filled(source: Source, piece: Piece): Flow[] {
  if (piece.children.length === 0) throw fault(source.file, piece.line, `this ${nameOf(piece)} is empty`)
  const read = (pieces: readonly Piece[]): Flow[] =>
    pieces.flatMap((child) =>
      child.type === 'conditional' ? readConditional(source, child, read) : [readFlow(source, child)],
    )
  return read(piece.children)
}

/** Reads a sequence of pieces, with the `Table: …` paragraph before a table as its caption. */
function withCaptions<T>(
  source: Source,
  pieces: readonly Piece[],
  read: (piece: Piece) => T[],
): (T | Table)[] {
  return pieces.flatMap((piece, index): (T | Table)[] => {
    if (piece.type === 'table') return [readTable(source, piece, captionOf(source, pieces[index - 1]) ?? '')]
    const isCaption = captionOf(source, piece) !== null
    if (isCaption && pieces[index + 1]?.type === 'table') return []
    if (isCaption)
      throw fault(source.file, piece.line, 'a caption `Table: …` must come directly before its table')
    return read(piece)
  })
}

function captionOf(source: Source, piece: Piece | undefined): string | null {
  if (piece?.type !== 'paragraph' || !/^Table:/.test(piece.children[0]?.content ?? '')) return null
  const words = readInlines(source, piece.children)
  const [text] = words
  if (words.length !== 1 || text?.type !== 'text' || text.marks) {
    throw fault(
      source.file,
      piece.line,
      'a caption is plain text: put fields and notes into the table or a paragraph',
    )
  }
  return text.text.replace(/^Table:\s*/, '')
}

function kindOf<K extends string>(source: Source, piece: Piece, kinds: readonly K[]): K {
  const name = nameOf(piece)
  const word = piece.info.slice(name.length).trim()
  const kind = kinds.find((known) => known === word)
  if (!kind)
    throw fault(
      source.file,
      piece.line,
      `"${word}" is not a kind of ${name}; use one of: ${kinds.join(', ')}`,
    )
  return kind
}

function paragraphOf(content: Paragraph['content'] & object): Paragraph {
  const paragraph = { type: 'paragraph', attrs: { textAlign: null, marking: null, audience: null } } as const
  return content.length > 0 ? { ...paragraph, content } : paragraph
}

function nameOf(piece: Piece): string {
  return piece.type.replace(/^container_/, '').replaceAll('_', ' ')
}
