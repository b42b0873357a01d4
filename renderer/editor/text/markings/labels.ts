// Banners of levels of any scheme.
import { markingSchemes } from '#shared/markings'

/** Returns the banner of a level of any scheme; the level's own name when no scheme has it. */
export function bannerOf(level: string): string {
  return markingSchemes.flatMap(({ levels }) => levels).find(({ id }) => id === level)?.banner || level
}
