// The bench's packs in a plain form that every peer can read: blocks of runs in reading order.
import type { Flow, Inline, Section } from '#shared/document/nodes'
import type { Pack } from '#shared/pack'

/** A run of text; `note` is the text of a note at its end. */
export interface PlainRun {
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly note?: string
}

export type PlainBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph' | 'boxed'; readonly runs: readonly PlainRun[] }
  | {
      readonly kind: 'numbered'
      readonly mark: string
      readonly level: number
      readonly runs: readonly PlainRun[]
    }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly PlainBlock[])[] }
  | { readonly kind: 'table'; readonly caption: string; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'image'; readonly caption: string; readonly share: number }

/** A pack as plain blocks. */
export function plainBlocks(pack: Pack): PlainBlock[] {
  return pack.doc.content.flatMap(plainSection)
}

function plainSection(section: Section, index: number): PlainBlock[] {
  const [title, ...body] = section.content
  const counters = [0, 0]
  const blocks = body.flatMap((block): PlainBlock[] => {
    switch (block.type) {
      case 'heading':
        return [{ kind: 'heading', level: 2, text: wordsOf(block.content) }]
      case 'callout':
        return block.content.map((child) => ({
          kind: 'boxed',
          runs: child.type === 'paragraph' ? runsOf(child.content) : [],
        }))
      case 'table':
        return [
          {
            kind: 'table',
            caption: block.attrs.caption,
            rows: block.content.map((row) =>
              row.content.map((cell) =>
                cell.content
                  .map((child) => ('content' in child ? wordsOf(child.content as readonly Inline[]) : ''))
                  .join(' '),
              ),
            ),
          },
        ]
      case 'guidance':
      case 'trainer':
      case 'pageBreak':
      case 'enclosure':
        return []
      default:
        return [plainFlow(block, counters)]
    }
  })
  return [{ kind: 'heading', level: 1, text: `${index + 1} ${wordsOf(title.content)}` }, ...blocks]
}

function plainFlow(block: Flow, counters: number[]): PlainBlock {
  switch (block.type) {
    case 'paragraph':
      return { kind: 'paragraph', runs: runsOf(block.content) }
    case 'numberedParagraph': {
      const { level } = block.attrs
      counters[level - 1] = (counters[level - 1] ?? 0) + 1
      if (level === 1) counters[1] = 0
      const count = counters[level - 1] ?? 1
      return {
        kind: 'numbered',
        level,
        mark: level === 1 ? `${count}.` : `${String.fromCharCode(96 + count)}.`,
        runs: runsOf(block.content),
      }
    }
    case 'bulletList':
    case 'orderedList':
      return {
        kind: 'list',
        ordered: block.type === 'orderedList',
        items: block.content.map((item) => item.content.map((child) => plainFlow(child, counters))),
      }
    case 'image':
      return { kind: 'image', caption: block.attrs.caption, share: block.attrs.widthPercent / 100 }
    default:
      throw new Error(`The bench has no ${block.type}.`)
  }
}

function runsOf(content: readonly Inline[] | undefined): PlainRun[] {
  const runs: PlainRun[] = []
  for (const inline of content ?? []) {
    if (inline.type === 'text') {
      const marks = new Set(inline.marks?.map((mark) => mark.type))
      runs.push({ text: inline.text, bold: marks.has('bold'), italic: marks.has('italic') })
    } else if (inline.type === 'footnote')
      runs.push({ text: '', bold: false, italic: false, note: wordsOf(inline.content) })
  }
  return runs
}

const wordsOf = (content: readonly Inline[] | undefined): string =>
  (content ?? []).map((inline) => (inline.type === 'text' ? inline.text : '')).join('')
