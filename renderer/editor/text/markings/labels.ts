// Markings of any scheme in words.
import { findLevel, levelName, schemeOfLevel } from '#shared/markings'
import { caveatOf } from '#shared/portions'

/** Returns the words of a marking of any scheme: its banner and its caveats; what is stored when no scheme has the level. */
export function bannerOf(marking: string): string {
  const spec = findLevel(schemeOfLevel(marking) ?? '', marking)
  return spec ? [levelName(spec), caveatOf(marking)].filter((words) => words !== '').join('//') : marking
}
