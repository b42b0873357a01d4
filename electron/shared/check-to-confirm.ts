// Lists the words to confirm that an export prints as blanks: one finding a block, with the number of places in it.
import { quotable } from './characters'
import type { Edition } from './document/audiences'
import type { Inline, Section } from './document/nodes'
import { inPrintOrder, isNodePrinted } from './document/printed'
import { inlineText } from './document/query'
import { wordsToConfirm } from './document/to-confirm'
import { fieldReader } from './field-text'
import { type ExportOptions, editionOf, type Pack, type Problem } from './pack'

/** Maximum number of places quoted per block, and of letters in each. */
const QUOTED = 3
const LETTERS = 50

/** Returns a problem for each block that is printed with a blank in the place of words to confirm, in reading order. */
export function checkToConfirm(pack: Pack, options: ExportOptions): Problem[] {
  const fields = new Map(pack.fields.map((field) => [field.name, field]))
  const value = fieldReader((name) => fields.get(name), pack.meta.language)
  const wordsOf = (inlines: readonly Inline[]) => inlineText(inlines, value)
  const edition = editionOf(options, pack.meta.readers)
  return inPrintOrder(pack.doc.content, edition).flatMap((section) => problemsIn(section, edition, wordsOf))
}

function problemsIn(
  section: Section,
  edition: Edition,
  wordsOf: (inlines: readonly Inline[]) => string,
): Problem[] {
  return section.content.flatMap((node, block): Problem[] => {
    const words = isNodePrinted(node, edition) ? wordsToConfirm(node, wordsOf) : []
    if (words.length === 0) return []
    const quoted = words.slice(0, QUOTED).map((one) => `“${quotable(one.trim() || 'no words', LETTERS)}”`)
    const more = words.length - quoted.length
    const message = `To confirm: ${quoted.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
    const toConfirm = { block, places: words.length }
    return [{ severity: 'warning', message, section: section.attrs.id, target: null, toConfirm }]
  })
}

/** Counts the places to confirm among some problems. */
export const placesToConfirm = (problems: readonly Problem[]): number =>
  problems.reduce((sum, { toConfirm }) => sum + (toConfirm?.places ?? 0), 0)
