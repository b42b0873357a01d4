// Marking schemes as data: the built-in ones of `resources/markings`, and what such a file holds.
import au from '../../resources/markings/au.yaml'
import ca from '../../resources/markings/ca.yaml'
import eu from '../../resources/markings/eu.yaml'
import nato from '../../resources/markings/nato.yaml'
import none from '../../resources/markings/none.yaml'
import uk from '../../resources/markings/uk.yaml'
import us from '../../resources/markings/us.yaml'

/** One level of a scheme. */
export interface MarkingLevelSpec {
  /** Id stored in documents. */
  readonly id: string
  /** Name in lists of a level without a banner. */
  readonly name?: string
  /** Printed at the top and bottom of each page. */
  readonly banner: string
  /** Printed in brackets before a portion. */
  readonly portion: string
  /**
   * Sensitivity compared with the levels of other schemes: 0 unclassified, 1 restricted, 2 confidential, 3 secret, 4
   * top secret; values between 0 and 1 only limit distribution. Follows the tables of equivalence in NATO's C-M(2002)49
   * and in Annex B of Council Decision 2013/488/EU; OFFICIAL-SENSITIVE counts as restricted.
   */
  readonly sensitivity: number
  /** Colour on screen, `#rrggbb`; banners are printed in the theme's colour. */
  readonly colour?: string
  /** Classified information: the check asks for the training rider, since the program is not meant for real one. */
  readonly classified?: boolean
  /** Read in old packs, no longer offered. */
  readonly retired?: boolean
}

/** A caveat that a scheme knows. */
export interface CaveatSpec {
  readonly text: string
  /** Short form in portion marks; its text if there is none. */
  readonly portion?: string
  /** What it means, in a few words. */
  readonly meaning: string
  /** Ids of the levels that it goes with; all without it. */
  readonly levels?: readonly string[]
  /** Texts of caveats that may not stand beside it and give way to it. */
  readonly excludes?: readonly string[]
  /** It widens distribution: words from two portions keep it only if both have it. */
  readonly releases?: boolean
  /** Only nationals may read it: no edition for others may print it. */
  readonly national?: boolean
  /** It is followed by a list, such as countries: `first` comes first, the others in alphabetical order. */
  readonly list?: { readonly first?: string }
}

/** How caveats are written. */
export interface CaveatSyntax {
  /** Between level and caveat; `line` prints the caveat on a line of its own. */
  readonly after: string
  /** Between two caveats. */
  readonly between: string
  /** Portion marks carry caveats, too. */
  readonly onPortions?: boolean
  /** In the order in which they are written. */
  readonly known: readonly CaveatSpec[]
}

/** Lines that the first page needs with certain levels, such as ‘Classified by’. */
export interface FirstPageBlock {
  readonly title: string
  /** Ids of the levels. */
  readonly levels: readonly string[]
  readonly lines: readonly { readonly id: string; readonly label: string; readonly needed: boolean }[]
}

/** A national or organisational scheme; levels rise in sensitivity. */
export interface MarkingScheme {
  readonly id: string
  readonly name: string
  /** Where the rules are from. */
  readonly sources?: readonly string[]
  readonly levels: readonly MarkingLevelSpec[]
  readonly caveats: CaveatSyntax
  /** Once one portion is marked, all must be. */
  readonly allPortions?: boolean
  readonly firstPage?: readonly FirstPageBlock[]
}

/** The built-in schemes, `none` first: for packs without a marking. */
export const markingSchemes = [
  none,
  us,
  uk,
  nato,
  eu,
  ca,
  au,
] as readonly unknown[] as readonly MarkingScheme[]
