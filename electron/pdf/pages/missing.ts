// Characters that no font has: reported once per kind, with their location.
import type { Problem } from '#shared/pack'
import { kindOf } from '#shared/scripts'

/** Missing characters of a part of the pack: a section by its id, or null for the pack's details. */
export interface MissingIn {
  readonly section: string | null
  readonly missing: ReadonlySet<string>
}

/** Maximum number of characters named per kind. */
const MOST_NAMED = 3

/** One warning per kind of character, linked to the first section that has some. */
export function missingProblems(parts: readonly MissingIn[]): Problem[] {
  const kinds = new Map<string, { readonly chars: Set<string>; readonly sections: Set<string | null> }>()
  for (const { section, missing } of parts) {
    for (const char of missing) {
      const kind = kindOf(char)
      const found = kinds.get(kind) ?? { chars: new Set(), sections: new Set() }
      kinds.set(kind, found)
      found.chars.add(char)
      found.sections.add(section)
    }
  }
  return [...kinds].map(([kind, { chars, sections }]) => {
    const message = `No font contains ${kind} such as ${named(chars)}: boxes (□) are printed ${placed(sections)}.`
    const section = [...sections].find((id) => id !== null) ?? null
    return { severity: 'warning', message, section, target: null }
  })
}

function named(chars: ReadonlySet<string>): string {
  const shown = [...chars].slice(0, MOST_NAMED).map((char) => `“${char}” (${codeOf(char)})`)
  const more = chars.size - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}

const codeOf = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

function placed(sections: ReadonlySet<string | null>): string {
  const count = [...sections].filter((id) => id !== null).length
  const places = [
    ...(sections.has(null) ? ['in the pack’s title, details or marking'] : []),
    ...(count > 0 ? [count === 1 ? 'in this section' : `in ${count} sections, first in this one`] : []),
  ]
  return places.join(' and ')
}
