// Markings of any scheme in words.
import { findLevel, levelName, schemeOfLevel, UNKNOWN_LEVEL } from '#shared/markings'
import { ownSchemeOf } from '#shared/own-schemes'
import { caveatOf, levelOf } from '#shared/portions'

/** Returns the words of a marking of any scheme: its banner and its caveats; what is stored when no scheme has the level. */
export function bannerOf(marking: string): string {
  const spec = findLevel(schemeOfLevel(marking) ?? '', marking)
  if (spec) return [levelName(spec), caveatOf(marking)].filter((words) => words !== '').join('//')
  return ownSchemeOf(levelOf(marking)) === null ? marking : UNKNOWN_LEVEL
}
