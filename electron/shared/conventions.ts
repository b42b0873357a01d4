// Conventions of staff papers as data: the built-in ones of `resources/conventions`, and the content of such a file.
import natoLetter from '../../resources/conventions/nato-letter.yaml'
import plain from '../../resources/conventions/plain.yaml'
import ukMinute from '../../resources/conventions/uk-minute.yaml'
import usMemorandum from '../../resources/conventions/us-memorandum.yaml'

import type { Convention } from './convention-lines'
import { conventionIn } from './convention-words'
import type { FirstPage } from './first-page-values'

/** The built-in conventions in the order of lists. */
export const conventions = [
  ukMinute,
  usMemorandum,
  natoLetter,
  plain,
] as readonly unknown[] as readonly Convention[]

/** The part of a pack that decides how its first page is written. */
export interface FirstPageMeta {
  readonly theme: string
  readonly firstPage?: FirstPage | undefined
  /** English if absent. */
  readonly language?: string | undefined
}

/** Returns the convention of a pack in its language: its own, else that of its theme. */
export function conventionOf({ theme, firstPage, language = '' }: FirstPageMeta): Convention {
  const found =
    conventions.find(({ id }) => id === firstPage?.convention) ??
    conventions.find(({ themes }) => themes?.includes(theme)) ??
    conventions[0]
  return conventionIn(found as Convention, language)
}
