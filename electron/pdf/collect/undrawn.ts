// Messages about the parts of a drawing that can't be printed.
import { quotable } from '#shared/characters'
import type { Image } from '#shared/document/nodes'
import type { Asset } from '#shared/pack'
import { inspectSvg } from '../svg/inspect'

/** The name of an image in messages. */
export const imageName = ({ attrs: { alt, caption } }: Image): string =>
  quotable(alt || caption || 'without description')

/** Maximum number of parts named in a message: some drawings contain the style sheet of a whole site. */
const MOST_NAMED = 8

/** Names the parts of a drawing that can't be printed; null when there are none, and for other images. */
export function undrawnFault(image: Image, { mime, bytes }: Asset): string | null {
  const undrawn = mime === 'image/svg+xml' ? (inspectSvg(bytes)?.undrawn ?? []) : []
  if (undrawn.length === 0) return null
  const more = undrawn.length - MOST_NAMED
  const named = undrawn.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '')
  return `Parts of the drawing “${imageName(image)}” can’t be printed: ${named}.`
}
