// Parses Markdown into a tree of pieces with line numbers; the only user of markdown-it and its plugins.
import createMarkdownIt, { type MarkdownIt, type StateBlock, type StateInline, type Token } from 'markdown-it'
import container from 'markdown-it-container'
import footnotes from 'markdown-it-footnote'
import { closingOf, readCondition as conditionOf, isClosing, openingAt } from './condition-syntax'
import { fault } from './fault'
import { readFieldUse } from './field-syntax'
import { readWikiLink } from './markdown-wiki'

/** An element of the text, such as a paragraph, list item or bold run, named as markdown-it names its tokens. */
export interface Piece {
  readonly type: string
  /** Line in the file, from 1. */
  readonly line: number
  /** Text of a `text`, or between the braces of a `field`. */
  readonly content: string
  /** The text after the colons of a container; key of a note; the line of dashes of a table; how a line across is written, or what follows the numbers of a list; the start of a condition. */
  readonly info: string
  /** `h1` … `h6` for a heading. */
  readonly tag: string
  readonly attrs: Readonly<Record<string, string>>
  readonly children: readonly Piece[]
}

/** The body of a file and its notes, by key. */
export interface Outline {
  readonly body: readonly Piece[]
  readonly notes: ReadonlyMap<string, Piece>
}

/** Markdown by anyone. */
export interface AnyOutline extends Outline {
  /** The first lines of notes to which nothing refers: they are in no piece. */
  readonly unusedNotes: readonly string[]
  /** Addresses that are defined and that no link or picture has, with their titles. */
  readonly unusedAddresses: readonly string[]
}

/** What the parser notes: how often each note is used, or -1; addresses by key. */
type Found = {
  footnotes?: { refs?: Record<string, number> }
  references?: Record<string, { readonly href: string; readonly title: string }>
}

const CONTAINERS = [
  'callout',
  'guidance',
  'trainer',
  'confirm',
  'audience',
  'decision',
  'signature',
  'coordination',
  'options',
]
const FIELD = /\{\{([^{}\n]+)\}\}/y

/**
 * Parses Markdown. Throws an error that names `file` for unclosed containers and for notes that are undefined or
 * unused.
 */
export function readMarkdown(file: string, text: string): Outline {
  const env: Found = {}
  const tokens = markdown.parse(text, env)
  const lines = text.split('\n')
  refuseOpenContainers(file, tokens, lines)
  const outline = outlineOf(tokens, lines)
  for (const [ref, use] of Object.entries(env.footnotes?.refs ?? {})) {
    const key = ref.slice(1)
    const places = lines.flatMap((line, index) => (line.startsWith(`[^${key}]:`) ? [index + 1] : []))
    if (places.length > 1) throw fault(file, places[1] ?? 1, `the note [^${key}] is defined twice`)
    if (use === -1) throw fault(file, places[0] ?? 1, `the note [^${key}] is never used`)
  }
  return outline
}

/**
 * Parses Markdown by anyone: all of CommonMark besides the format of templates, letters as they are, and no faults. In that of others,
 * links and pictures as in a wiki are known, too.
 */
export function readAnyMarkdown(text: string, isOwn: boolean): AnyOutline {
  const parser = isOwn ? anyMarkdown : foreignMarkdown
  const lines = text.split('\n')
  const env: Found = {}
  const tokens = parser.parse(text, env)
  const unused = Object.entries(env.footnotes?.refs ?? {}).filter(([, use]) => use === -1)
  const unusedNotes = unused.flatMap(
    ([key]) => lines.find((line) => line.trimStart().startsWith(`[^${key.slice(1)}]:`))?.trim() ?? [],
  )
  const all = widenTables(tokens, lines) ? parser.parse(lines.join('\n'), {}) : tokens
  return { ...outlineOf(all, lines), unusedNotes, unusedAddresses: unusedAddresses(tokens, env) }
}

function unusedAddresses(tokens: readonly Token[], { references = {} }: Found): string[] {
  const used = new Set<unknown>()
  const visit = (all: readonly Token[]): void => {
    for (const token of all) {
      if (token.type === 'link_open') used.add(token.attrGet('href'))
      if (token.type === 'image') used.add(token.attrGet('src'))
      visit(token.children ?? [])
    }
  }
  visit(tokens)
  return Object.values(references).flatMap(({ href, title }) =>
    used.has(href) ? [] : [`${href} ${title}`.trim()],
  )
}

/**
 * Rows may have more cells than the head of their table, and the parser drops what is too much: gives the head and the line of dashes
 * as many. Returns whether it changed `lines`.
 */
function widenTables(tokens: readonly Token[], lines: string[]): boolean {
  let changed = false
  for (const { type, map } of tokens) {
    if (type !== 'table_open' || !map) continue
    const [first, end] = map
    const widths = lines.slice(first, end).map(cellsIn)
    const missing = Math.max(...widths) - (widths[0] ?? 0)
    if (missing <= 0) continue
    const widen = (at: number, cell: string): void => {
      const line = lines[at] ?? ''
      const open = /(?<!\\)\|\s*$/.test(line) ? line.trimEnd() : `${line.trimEnd()} |`
      lines[at] = open + cell.repeat(missing)
    }
    widen(first, '  |')
    widen(first + 1, ' --- |')
    changed = true
  }
  return changed
}

/** How many cells a line of a table has. */
function cellsIn(line: string): number {
  const inner = line
    .trim()
    .replace(/^[>\s]*\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/).length
}

function outlineOf(tokens: readonly Token[], lines: readonly string[]): Outline {
  for (const token of tokens) {
    if (token.type === 'table_open') token.info = lines[(token.map?.[0] ?? 0) + 1] ?? ''
    if (token.type === 'hr' || token.type === 'ordered_list_open') token.info = token.markup
  }
  const pieces = treeOf(tokens)
  const notes = pieces.find((piece) => piece.type === 'footnote_block')?.children ?? []
  return {
    body: pieces.filter((piece) => piece.type !== 'footnote_block'),
    notes: new Map(notes.map((note) => [note.info, note])),
  }
}

function createMarkdown(strict: boolean): MarkdownIt {
  const md = createMarkdownIt({ html: !strict, linkify: false, typographer: strict })
  // Only the typographer's curly quotes: its replacements would turn the list letter `(c)` into a copyright sign.
  md.disable('replacements')
  // A text line above `---` stays a paragraph and a rule, and indented text stays text: both are slips, not intended.
  if (strict) md.disable(['lheading', 'code'])
  md.use(footnotes)
  for (const name of CONTAINERS) md.use(container, name)
  md.inline.ruler.before('emphasis', 'condition', readCondition)
  md.block.ruler.before('fence', 'conditional', readConditionalLines, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  md.inline.ruler.before('emphasis', 'field', readField)
  md.inline.ruler.before('emphasis', 'suggestion', readSuggestion)
  md.inline.ruler.before('emphasis', 'tick_box', readTickBox)
  return md
}

const markdown = createMarkdown(true)
const anyMarkdown = createMarkdown(false)
const foreignMarkdown = createMarkdown(false)
foreignMarkdown.inline.ruler.before('link', 'wiki', readWikiLink)

function readField(state: StateInline, silent: boolean): boolean {
  FIELD.lastIndex = state.pos
  const match = FIELD.exec(state.src)
  if (!match || readFieldUse(match[1] ?? '') === null) return false
  if (!silent) state.push('field', '', 0).content = match[1] ?? ''
  state.pos = FIELD.lastIndex
  return true
}

/** `[ ]` or `[x]`, but not before a link's address. */
const TICK_BOX = /\[([ xX])\](?!\()/y

function readTickBox(state: StateInline, silent: boolean): boolean {
  TICK_BOX.lastIndex = state.pos
  const match = TICK_BOX.exec(state.src)
  if (!match) return false
  if (!silent) state.push('tick_box', '', 0).content = match[1] ?? ' '
  state.pos = TICK_BOX.lastIndex
  return true
}

/** `{?Words to confirm?}`, within one paragraph or cell. */
function readSuggestion(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state
  const end = src.startsWith('{?', pos) ? src.indexOf('?}', pos + 2) : -1
  if (end < 0 || end > posMax - 2) return false
  if (!silent) {
    state.pos = pos + 2
    state.posMax = end
    state.push('suggestion_open', '', 1)
    state.md.inline.tokenize(state)
    state.push('suggestion_close', '', -1)
  }
  state.pos = end + 2
  state.posMax = posMax
  return true
}

/** Words that depend on a field, within one paragraph or cell. */
function readCondition(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state
  const opening = openingAt(src, pos)
  if (opening === '') return false
  const closing = closingOf(opening)
  const end = src.indexOf(closing, pos)
  if (end < 0 || end + closing.length > posMax) return false
  if (!silent) {
    state.pos = pos + opening.length
    state.posMax = end
    state.push('condition_open', '', 1).info = opening
    state.md.inline.tokenize(state)
    state.push('condition_close', '', -1)
  }
  state.pos = end + closing.length
  state.posMax = posMax
  return true
}

/** The lines between an opening and its end, each alone on its line. Without an end it takes the rest, and isn't `closed`. */
function readConditionalLines(state: StateBlock, first: number, last: number, silent: boolean): boolean {
  const line = (at: number): string =>
    state.src.slice((state.bMarks[at] ?? 0) + (state.tShift[at] ?? 0), state.eMarks[at]).trimEnd()
  const opening = line(first)
  if (conditionOf(opening) === null) return false
  if (silent) return true
  let end = first + 1
  while (end < last && !isClosing(line(end))) end += 1
  const isClosed = end < last && line(end) === closingOf(opening)
  const { lineMax } = state
  state.lineMax = end
  const token = state.push('conditional_open', '', 1)
  token.map = [first, end]
  token.info = opening
  token.attrSet('closed', String(isClosed))
  state.md.block.tokenize(state, first + 1, end)
  state.push('conditional_close', '', -1)
  state.lineMax = lineMax
  state.line = end + 1
  return true
}

/** A container without its closing colons swallows the rest of the file, or of the list item that contains it. */
function refuseOpenContainers(file: string, tokens: readonly Token[], lines: readonly string[]): void {
  for (const token of tokens) {
    if (!token.type.startsWith('container_') || token.nesting !== 1) continue
    const [first, last] = token.map ?? [0, 0]
    const swallowed = lines.slice(first + 1, last).some((line) => /^\s*(:{3,}\s*[a-z]|# )/.test(line))
    if (swallowed || !/^\s*:{3,}\s*$/.test(lines[last] ?? '')) {
      throw fault(
        file,
        first + 1,
        `this ${token.markup} block is not closed: put ${token.markup} on a separate line after it`,
      )
    }
  }
}

function treeOf(tokens: readonly Token[], firstLine = 1): Piece[] {
  const root: Piece[] = []
  const open = [root]
  let line = firstLine
  for (const token of tokens) {
    if (token.map) line = token.map[0] + 1
    if (token.type === 'softbreak' || token.type === 'hardbreak') line += 1
    if (token.nesting === -1) {
      open.pop()
      continue
    }
    const children = token.children ? treeOf(token.children, line) : []
    open.at(-1)?.push(pieceOf(token, line, children))
    if (token.nesting === 1) open.push(children)
  }
  return root
}

function pieceOf(token: Token, line: number, children: Piece[]): Piece {
  const label = typeof token.meta?.label === 'string' ? token.meta.label : ''
  return {
    type: token.type.replace(/_open$/, ''),
    line,
    content: token.content,
    info: label || token.info.trim(),
    tag: token.tag,
    attrs: Object.fromEntries(token.attrs ?? []) as Record<string, string>,
    children,
  }
}
