// Checks that what an edition for others prints is marked as releasable, in schemes that mark it.
import { type Edition, isForOwnSide } from './document/audiences'
import type { DocumentNode, Section } from './document/nodes'
import { isNodePrinted } from './document/printed'
import type { CaveatSpec } from './marking-schemes'
import { bannerText, findLevel, findScheme, levelName, type PackMarking } from './markings'
import type { Problem } from './pack'
import { idOf, markingOf } from './portion-nodes'
import { hasCaveat } from './portions'

/** Sensitivity from which a level needs a release where the scheme doesn't name the levels. */
const CLASSIFIED = 1

/**
 * Returns what an edition for readers outside the own side would print without a marking that releases it: the pack, and in each
 * section the first of its portions, with their number. `marking` is the banner of the edition.
 */
export function checkRelease(
  marking: PackMarking,
  sections: readonly Section[],
  edition: Edition,
): Problem[] {
  const { caveats } = findScheme(marking.scheme)
  const release = caveats.known.find(({ releases }) => releases)
  if (!release || isForOwnSide(edition)) return []
  const whole = needsRelease(marking.scheme, marking.level, release) && !isReleased(marking.caveat, release)
  const banner: Problem[] = whole
    ? [problem(`The edition is marked ${bannerText(marking)}, without “${release.text}”`, null, null)]
    : []
  if (!caveats.onPortions) return banner
  const national = caveats.known.filter((caveat) => caveat.national)
  // What only nationals may read is reported as such.
  const isUnreleased = (portion: string) =>
    needsRelease(marking.scheme, portion, release) &&
    ![release, ...national].some((caveat) => hasCaveat(portion, caveat))
  const inSections = sections.flatMap((section) => {
    const [first, ...others] = unreleasedIn(section, edition, isUnreleased)
    if (!first) return []
    const count = others.length + 1
    const what = count === 1 ? 'A portion of the section is' : `${count} portions of the section are`
    const level = findLevel(marking.scheme, first.marking)
    const message = `${what} marked ${level ? levelName(level) : first.marking} without “${release.text}”`
    return [problem(message, section.attrs.id, first.target)]
  })
  return [...banner, ...inSections]
}

const problem = (message: string, section: string | null, target: string | null): Problem => ({
  severity: 'warning',
  message: `${message}: check that these readers may receive it`,
  section,
  target,
})

function needsRelease(scheme: string, level: string, { levels }: CaveatSpec): boolean {
  const spec = findLevel(scheme, level)
  return spec !== undefined && (levels ? levels.includes(spec.id) : spec.sensitivity >= CLASSIFIED)
}

const isReleased = (caveat: string, { text }: CaveatSpec): boolean =>
  new RegExp(`(^|[^\\p{L}])${text}([^\\p{L}]|$)`, 'iu').test(caveat)

/** The marked parts of a section that an edition prints and that are not released, with the id nearest to each. */
function unreleasedIn(section: Section, edition: Edition, isUnreleased: (marking: string) => boolean) {
  const found: { readonly marking: string; readonly target: string | null }[] = []
  const visit = (node: DocumentNode, near: string | null): void => {
    if (!isNodePrinted(node, edition)) return
    const marking = markingOf(node)
    const target = idOf(node) ?? near
    if (marking !== null && isUnreleased(marking)) found.push({ marking, target })
    for (const child of ('content' in node && node.content) || []) visit(child as DocumentNode, target)
  }
  visit(section, null)
  return found
}
