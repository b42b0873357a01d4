// A new pack being set up: the user's choices so far, and the fields they call for.
import type { Section } from '#shared/document/nodes'
import type { Settings } from '#shared/ipc'
import type { PackField, PackMeta } from '#shared/pack'
import { type Blueprint, documentFromBlueprint, emptySection, fieldsOf, type Library } from '#shared/template'

/** A new pack that is not stored yet. */
export interface Draft {
  readonly blueprint: Blueprint | null
  readonly meta: PackMeta
  readonly sections: readonly Section[]
  readonly fields: readonly PackField[]
}

/** Input for a first draft. */
export interface DraftStart {
  readonly library: Library
  readonly settings: Settings
  /** `YYYY-MM-DD`. */
  readonly today: string
  /** The blueprint already chosen; undefined for the first one. */
  readonly blueprint?: Blueprint | undefined
  newId(): string
}

/** Returns the first draft, with the user's settings. */
export function firstDraft({ library, settings, today, blueprint, newId }: DraftStart): Draft {
  const meta: PackMeta = {
    title: '',
    subtitle: '',
    kind: 'briefing',
    author: settings.author,
    organisation: settings.organisation,
    ...(settings.logo ? { logo: settings.logo } : {}),
    reference: '',
    date: today,
    language: settings.language,
    marking: {
      scheme: settings.markingScheme,
      level: settings.markingLevel,
      caveat: '',
      trainingRider: false,
    },
    paper: settings.paper,
    theme: 'staff-paper',
    blueprint: null,
  }
  const empty: Draft = { blueprint: null, meta, sections: [], fields: [] }
  return withBlueprint(empty, blueprint ?? library.blueprints[0] ?? null, library, newId)
}

/** Returns the draft with another blueprint (null for from scratch); typed values stay in the fields that remain. */
export function withBlueprint(
  draft: Draft,
  blueprint: Blueprint | null,
  library: Library,
  newId: () => string,
): Draft {
  const sections = blueprint
    ? documentFromBlueprint(blueprint, library.templates, newId).content
    : [emptySection('', newId)]
  return {
    blueprint,
    meta: {
      ...draft.meta,
      kind: blueprint?.kind ?? draft.meta.kind,
      theme: blueprint?.theme ?? 'staff-paper',
      blueprint: blueprint?.id ?? null,
    },
    sections,
    fields: fieldsOf(sections, library.fields, draft.fields),
  }
}

/** Counts the fields to fill in, and those of them with a value. Optional fields and those with a default don't count. */
export function filledCount(
  draft: Draft,
  optional: ReadonlySet<string>,
): { readonly filled: number; readonly of: number } {
  const asked = draft.fields.filter((field) => field.default.trim() === '' && !optional.has(field.name))
  return { filled: asked.filter((field) => field.value.trim() !== '').length, of: asked.length }
}

/** Whether closing would lose text typed by the user, compared with the same blueprint untouched. */
export function hasTyped(draft: Draft, first: Draft): boolean {
  const { title, subtitle, author, organisation, reference } = draft.meta
  const typed = title + subtitle + author + organisation + reference
  const before = first.meta.author + first.meta.organisation
  return typed !== before || draft.fields.some((field) => field.value !== field.default)
}

/** Returns the draft with one value changed. */
export function withValue(draft: Draft, name: string, value: string): Draft {
  return {
    ...draft,
    fields: draft.fields.map((field) => (field.name === name ? { ...field, value } : field)),
  }
}
