// The text between {{ and }}: which field, in which form.
import type { FieldForm, FieldUse } from '#shared/document/nodes'

const NAME = '[a-z][a-z0-9_]{0,63}'
/** `the name`, `Name`, `name's`, `the name's`, `name.adjective` and their like. */
const VALUE = /^(?:(the|The) )?([A-Za-z][a-z0-9_]{0,63})(\.adjective|['’]s)?$/
/** `name|is|are`. */
const AGREEMENT = new RegExp(String.raw`^(${NAME})\|([^|{}]+)\|([^|{}]+)$`)

/** Parses the text of a field; null when it is none. */
export function readFieldUse(text: string): FieldUse | null {
  const [, agreeing, singular, plural] = AGREEMENT.exec(text) ?? []
  if (agreeing !== undefined) return { name: agreeing, form: { agree: [singular ?? '', plural ?? ''] } }
  const [, article, word, ending] = VALUE.exec(text) ?? []
  if (word === undefined) return null
  const name = word.charAt(0).toLowerCase() + word.slice(1)
  const form: FieldForm = {
    ...(article !== undefined && { article: true }),
    ...((article === 'The' || name !== word) && { capital: true }),
    ...(ending !== undefined && { ending: ending === '.adjective' ? 'adjective' : 'possessive' }),
  }
  // A capital after an article: `{{the Host_nation}}`.
  if (article !== undefined && name !== word) return null
  return Object.keys(form).length === 0 ? { name } : { name, form }
}
