// Compares texts as the editor shows them, with their numbers and references, with a PDF.
import { taggedWords } from '../../electron/pdf/testing/read-back'

/** A text of the editor with everything that it shows. */
export interface ShownText {
  readonly kind: 'title' | 'block' | 'note'
  /** Whether it is printed; if not, its unique word must not be in the PDF. */
  readonly printed: boolean
  readonly text: string
}

/** A word that occurs nowhere else. */
const OWN_WORD = /x\d+w/
/** Follows each link: only the print has the number of a note with its address. */
export const AFTER_LINK = '\u2063'

/** What of the texts is otherwise in the PDF. */
export async function differences(shown: readonly ShownText[], pdf: Uint8Array): Promise<string[]> {
  const words = await taggedWords(pdf, ['Note', 'TOC'])
  const [text = '', notes = '', contents = ''] = ['', 'Note', 'TOC'].map((role) => squeeze(words[role] ?? ''))
  const all = text + notes + contents
  return shown.flatMap((one) => {
    const own = OWN_WORD.exec(one.text)?.[0]
    if (!one.printed) return own && all.includes(own) ? [`printed: ${one.text}`] : []
    const numbered = squeeze(one.text.slice(0, one.text.indexOf(own ?? '')) + own)
    if (one.kind === 'title' && own && contents.includes(own) && !contents.includes(numbered))
      return [`contents without ${numbered}`]
    if (patternOf(one.text).test(one.kind === 'note' ? notes + text : text)) return []
    const at = own ? all.indexOf(own) : -1
    return [`${one.text} is in the PDF: ${at < 0 ? 'not at all' : all.slice(Math.max(0, at - 20), at + 80)}`]
  })
}

/** Without spaces and joiners; hyphens go too, because a line may end in one. */
const squeeze = (text: string): string => text.replaceAll(/[\s\u00ad\u2010\u2060-]/g, '')

function patternOf(text: string): RegExp {
  const escaped = squeeze(text).replaceAll(/[$()*+.?[\]\\^{|}]/g, '\\$&')
  // A source that was cited before is printed as a pointer to its first note.
  const again = escaped.replace(/^(\d+)(s\d+w)$/, '$1(?:$2|Seenote\\d+)')
  return new RegExp(again.replaceAll('page#', 'page[\\dA-Zivxl–-]+').replaceAll(AFTER_LINK, '\\d*'))
}
