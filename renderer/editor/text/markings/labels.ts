// Markings in words, whatever scheme they are of.
import { markingSchemes } from '#shared/markings'

/** The banner of a level of any scheme; the level's own name when no scheme has it. */
export function bannerOf(level: string): string {
  return markingSchemes.flatMap(({ levels }) => levels).find(({ id }) => id === level)?.banner || level
}
