// Plain text to be pasted: each line becomes a paragraph, wrapped lines from a PDF or mail are joined, code stays code.
import { Fragment, type Mark, type Node, type Schema, Slice } from '@tiptap/pm/model'

/** Minimum length of wrapped lines, in letters. */
const WRAPPED = 40
/** How much shorter than the longest line a wrapped line may be. */
const SHORTEST = 0.6
/** A line that ends a sentence and is shorter than this share of the longest one ends its paragraph. */
const EARLY = 0.75
/** Prefixes that keep their hyphen. */
const HYPHENED =
  /(^|[^\p{L}])(well|non|self|co|ex|cross|long|short|high|low|mid|full|part|half|post|pre|anti|counter|multi|one|two|three|four|five|six|ten|first|second|third|day|all|on|off|in|out|up|follow|vice|end|so)$/iu

/** Returns a text as blocks, which may join the paragraph that they are pasted into. */
export function blocksOfText(text: string, schema: Schema, marks: readonly Mark[]): Slice {
  const lines = trimmedLines(text)
  if (isCode(lines)) {
    const code = schema.nodes.codeBlock?.create(null, schema.text(lines.join('\n').replaceAll('\t', '    ')))
    if (code) return new Slice(Fragment.from(code), 0, 0)
  }
  const nodes = joinWrapped(lines).map((line): Node => {
    const paragraph = schema.nodes.paragraph?.create(null, line === '' ? null : schema.text(line, marks))
    if (!paragraph) throw new Error('The schema has no paragraph')
    return paragraph
  })
  return new Slice(Fragment.from(nodes), 1, 1)
}

function trimmedLines(text: string): string[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  while (lines.length > 1 && lines.at(-1)?.trim() === '') lines.pop()
  return lines
}

/** Lines grouped into paragraphs: separated by empty lines, and joined if they were clearly wrapped. */
function joinWrapped(lines: readonly string[]): string[] {
  const paragraphs: string[] = []
  let block: string[] = []
  const end = () => {
    for (const part of partsOf(block))
      if (isWrapped(part)) paragraphs.push(joinLines(part))
      else for (const line of part) paragraphs.push(line)
    block = []
  }
  for (const line of lines) {
    if (line.trim() === '') end()
    else block.push(line.trim())
  }
  end()
  return paragraphs.length > 0 ? paragraphs : ['']
}

/** Divides lines after each that ends a sentence early: the next one begins a paragraph. */
function partsOf(lines: readonly string[]): string[][] {
  const longest = longestOf(lines)
  const parts: string[][] = [[]]
  for (const line of lines) {
    parts.at(-1)?.push(line)
    if (line.length < longest * EARLY && /[.!?:]["”’)]?$/.test(line)) parts.push([])
  }
  return parts
}

const longestOf = (lines: readonly string[]): number =>
  lines.reduce((most, line) => Math.max(most, line.length), 0)

/**
 * Whether lines are one wrapped paragraph: all but the last about equally long, and some continuing in the middle of a
 * sentence.
 */
function isWrapped(lines: readonly string[]): boolean {
  if (lines.length < 2) return false
  const full = lines.slice(0, -1)
  const longest = longestOf(lines)
  if (longest > 200 || full.some((line) => line.length < Math.max(WRAPPED, longest * SHORTEST))) return false
  if (lines.slice(1).some((line) => /^([-–•*▪·]|\(?\w{1,3}[.)])\s/.test(line))) return false
  const goesOn = full.filter(
    (line, at) => !/[.!?:;]["”’)]?$/.test(line) && /^[\p{Ll}\d(]/u.test(lines[at + 1] ?? ''),
  )
  return goesOn.length * 2 >= full.length
}

/** Joins lines; words hyphenated at their ends are joined, too. */
function joinLines(lines: readonly string[]): string {
  const compounds = compoundsIn(lines.join('\n'))
  const parts: string[] = []
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    const { cut, glue } = before === undefined ? { cut: 0, glue: '' } : seamOf(before, line, compounds)
    const last = parts.at(-1)
    if (cut > 0 && last) parts[parts.length - 1] = last.slice(0, -cut)
    parts.push(glue + line)
  }
  return parts.join('')
}

/** Returns the words that the text hyphenates within a line, in lower case. */
export function compoundsIn(text: string): ReadonlySet<string> {
  return new Set(
    (text.match(/\p{L}{1,40}[-‐]\p{L}{1,40}/gu) ?? []).map((word) => word.toLowerCase().replace('‐', '-')),
  )
}

/** How two lines are joined: number of letters to drop at the end of the first, and what to put between them. */
export function seamOf(
  text: string,
  next: string,
  compounds: ReadonlySet<string>,
): { cut: number; glue: string } {
  if (text === '' || next === '') return { cut: 0, glue: '' }
  if (text.endsWith('\u00ad')) return { cut: 1, glue: '' }
  if (!/[\p{L}\d][-‐–/]$/u.test(text.slice(-3))) return { cut: 0, glue: ' ' }
  const left = /(\p{L}{1,40})[-‐]$/u.exec(text.slice(-50))?.[1]
  const right = /^\p{Ll}{1,40}/u.exec(next.slice(0, 50))?.[0]
  if (!left || !right) return { cut: 0, glue: '' }
  const keeps = HYPHENED.test(left) || compounds.has(`${left}-${right}`.toLowerCase())
  return { cut: keeps ? 0 : 1, glue: '' }
}

/** Indented lines of a program or a configuration file. */
function isCode(lines: readonly string[]): boolean {
  const full = lines.filter((line) => line.trim() !== '')
  const indented = full.filter((line) => /^(\t| {2})/.test(line))
  const coded = full.filter((line) =>
    /[{};]\s?$|^\s{0,40}(def|if|for|while|return|import|function|class|const|let|var|public|private|else|try)\b.{0,200}[:({;]|=>|\w\(.{0,200}\)$|^\s{0,40}[\w.-]{1,60} ?[=:] ?\S|^\s{0,40}(<|#include)/.test(
      line.slice(0, 400),
    ),
  )
  return (
    full.length > 2 &&
    indented.length > 0 &&
    indented.length * 4 >= full.length &&
    coded.length * 3 >= full.length * 2
  )
}
