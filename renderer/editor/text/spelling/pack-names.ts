// Names in a pack's fields and title page, which count as correctly spelled.
import type { PackField, PackMeta } from '#shared/pack'
import { bareWord } from '../../../spelling/speller'
import { tokensOf } from '../../../spelling/tokens'

const CAPITAL = /^\p{Lu}/u

/** Returns the capitalised words in field values and on the title page, without possessives. */
export function packNames(fields: readonly PackField[], meta: PackMeta): ReadonlySet<string> {
  const { title, subtitle, author, organisation } = meta
  const texts = [...fields.map(({ value }) => value), title, subtitle, author, organisation]
  const words = texts.flatMap((text) => tokensOf(text).map(({ word }) => bareWord(word)))
  return new Set(words.filter((word) => CAPITAL.test(word)))
}
