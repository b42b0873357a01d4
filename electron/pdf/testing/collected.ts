// A section collected by itself, for tests of the passes.
import type { Block as SourceBlock } from '#shared/document/nodes'
import type { ExportOptions } from '#shared/pack'
import { numberingOf } from '#shared/themes'
import type { CollectedUnit } from '../collect/blocks'
import { collectSection } from '../collect/section'
import { surveySections } from '../collect/survey'
import { section } from './build'
import { themeOf } from './fake-measure'

const theme = themeOf('staff-paper')

/** Collects one section named Title with these blocks, as a briefing unless `options` says otherwise. */
export function collected(
  blocks: readonly SourceBlock[],
  options: Partial<ExportOptions> = {},
): CollectedUnit {
  const numbering = numberingOf({ theme: theme.id }, { kind: 'briefing', ...options })
  const survey = surveySections([section('Title', {}, ...blocks)], numbering, () => '')
  const [surveyed] = survey.sections
  if (!surveyed) throw new Error('The section is not printed.')
  return collectSection(
    {
      theme,
      numbering,
      notes: options.notes ?? 'footnotes',
      language: 'en-GB',
      scheme: 'uk',
      flowing: false,
      fields: new Map(),
      assets: new Map(),
      targets: survey.targets,
      pages: new Map(),
    },
    surveyed,
  )
}

/** Roles of the tags, each under its parent: `Sect(H1 P)`. */
export function tree(tags: CollectedUnit['tags'], parent = -1): string {
  return tags
    .flatMap((tag, index) => {
      if (tag.parent !== parent) return []
      const inner = tree(tags, index)
      return [inner === '' ? tag.role : `${tag.role}(${inner})`]
    })
    .join(' ')
}
