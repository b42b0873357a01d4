// Fields of a Word file: which words are instructions, and what their results become.

/** What becomes of a field's result. */
export type FieldMeaning =
  | { readonly kind: 'shown' }
  | { readonly kind: 'dropped'; readonly what: 'contents' | 'number' }
  | { readonly kind: 'link'; readonly href: string }
  | { readonly kind: 'reference'; readonly bookmark: string; readonly show: 'number' | 'title' | 'page' }
  | { readonly kind: 'words'; readonly text: string }

/** A field that has begun and not ended. */
export interface OpenField {
  instruction: string
  phase: 'instruction' | 'result'
  meaning: FieldMeaning
  /** A number or list of the file's own that is counted. */
  counts: string | null
}

/** Parses the instruction of a field. */
export function meaningOfField(instruction: string): FieldMeaning & { readonly counts?: string } {
  const words = wordsIn(instruction)
  const [name = ''] = words
  const switches = words.filter((word) => /^\\[a-z*#@]/i.test(word)).map((word) => word.toLowerCase())
  const argument = words.slice(1).find((word) => !word.startsWith('\\')) ?? ''
  switch (name.toUpperCase()) {
    case 'TOC':
    case 'INDEX':
    case 'TOA':
      return { kind: 'dropped', what: 'contents' }
    case 'HYPERLINK':
      return { kind: 'link', href: linkOf(words) }
    case 'PAGEREF':
      return { kind: 'reference', bookmark: argument, show: 'page' }
    case 'REF':
    case 'NOTEREF': {
      if (argument === '' || name.toUpperCase() === 'NOTEREF') return { kind: 'shown' }
      const counted = switches.some((one) => ['\\r', '\\n', '\\w'].includes(one))
      return { kind: 'reference', bookmark: argument, show: counted ? 'number' : 'title' }
    }
    case 'SEQ':
      return { kind: 'shown', counts: argument }
    case 'SYMBOL':
      return { kind: 'words', text: symbolOf(argument) }
    case 'MACROBUTTON':
    case 'GOTOBUTTON':
      return { kind: 'words', text: words.slice(2).join(' ') }
    default:
      return { kind: 'shown' }
  }
}

/** The address of a link, `#name` for a place in the file. */
function linkOf(words: readonly string[]): string {
  const place = words.findIndex((word) => word.toLowerCase() === '\\l')
  const address = words
    .slice(1)
    .find((word, at) => !word.startsWith('\\') && !/^\\[lot]$/i.test(words[at] ?? ''))
  const name = place < 0 ? undefined : words[place + 1]
  if (address !== undefined) return name === undefined ? address : `${address}#${name}`
  return name === undefined ? '' : `#${name}`
}

function symbolOf(argument: string): string {
  const code = /^0x/i.test(argument) ? Number.parseInt(argument, 16) : Number.parseInt(argument, 10)
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** Words of an instruction; words in quotation marks are one. */
function wordsIn(instruction: string): string[] {
  return [...instruction.slice(0, 4000).matchAll(/"((?:[^"\\]|\\.)*)"?|(\S+)/g)].map(
    ([, quoted, plain]) => quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '',
  )
}
