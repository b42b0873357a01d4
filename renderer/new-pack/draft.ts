// A new pack being set up: the user's choices so far, and the fields they call for.

import { libraryIn } from '#shared/american'
import type { Section } from '#shared/document/nodes'
import { hasValue } from '#shared/document/only-if'
import { withAllConfirmed } from '#shared/document/to-confirm'
import type { Settings } from '#shared/ipc'
import type { PackMarking } from '#shared/markings'
import { withOwnCountry } from '#shared/own-countries'
import { withDefinition } from '#shared/own-schemes'
import { NEW_NUMBERING, type PackField, type PackMeta } from '#shared/pack'
import {
  asExercise,
  filledFromScenario,
  isExercise,
  type Scenario,
  type ScenarioFill,
} from '#shared/scenario'
import { isSenderField, senderOf, senderValue, withSender } from '#shared/sender'
import { type Blueprint, documentFromBlueprint, emptySection, fieldsOf, type Library } from '#shared/template'
import { orderedFor } from '#shared/trainer-order'
import { ownCountries } from '../fields/countries'

/** A new pack that is not stored yet. */
export interface Draft {
  readonly blueprint: Blueprint | null
  readonly meta: PackMeta
  readonly sections: readonly Section[]
  readonly fields: readonly PackField[]
  /** The sender as fields; fields that a blueprint adds start with its values. */
  readonly us: readonly PackField[]
  /** Whether the form asks for the sender, because it is not known yet. */
  readonly asksUs: boolean
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
    marking: withDefinition<PackMarking>({
      scheme: settings.markingScheme,
      level: settings.markingLevel,
      caveat: '',
      trainingRider: false,
    }),
    paper: settings.paper,
    theme: 'staff-paper',
    blueprint: null,
    numbering: NEW_NUMBERING,
  }
  const known = library.fields.filter(({ name }) => isSenderField(name))
  const us = withSender(
    known.map((spec) => ({ ...spec, value: spec.default })),
    settings.sender,
  )
  const asksUs = settings.sender === null
  const empty: Draft = { blueprint: null, meta, sections: [], fields: [], us, asksUs }
  return withBlueprint(empty, blueprint ?? library.blueprints[0] ?? null, library, newId)
}

/** Returns the draft with another blueprint (null for from scratch); typed values stay in the fields that remain. */
export function withBlueprint(
  draft: Draft,
  blueprint: Blueprint | null,
  all: Library,
  newId: () => string,
): Draft {
  const library = libraryIn(all, draft.meta.language)
  const sections = blueprint
    ? documentFromBlueprint(blueprint, library.templates, newId).content
    : [emptySection('', newId)]
  const known = specifiedIn(library, draft.fields)
  return {
    ...draft,
    blueprint,
    meta: {
      ...draft.meta,
      kind: blueprint?.kind ?? draft.meta.kind,
      theme: blueprint?.theme ?? 'staff-paper',
      blueprint: blueprint?.id ?? null,
    },
    sections,
    fields: fieldsOf(sections, library.fields, known, senderOf(draft.us)).map((field) =>
      known.includes(field) ? field : asListed(field),
    ),
    us: specifiedIn(library, draft.us),
  }
}

/** The fields as the library describes them, with their values. */
const specifiedIn = (library: Library, fields: readonly PackField[]): PackField[] =>
  fields.map((field) => ({ ...field, ...library.fields.find(({ name }) => name === field.name) }))

/**
 * Returns the draft with other details. Another language may change the spelling of sections, another kind the position
 * of trainer material.
 */
export function withMeta(draft: Draft, meta: PackMeta, library: Library, newId: () => string): Draft {
  const before = { ...draft, meta }
  const changed =
    meta.language === draft.meta.language ? before : withBlueprint(before, draft.blueprint, library, newId)
  const sections = changed.sections.map((section): Section => {
    const [title, ...blocks] = section.content
    const ordered: Section = { ...section, content: [title, ...orderedFor(meta.kind, blocks)] }
    return isExercise(meta) ? withAllConfirmed(ordered) : ordered
  })
  return { ...changed, meta, sections }
}

/** Counts the fields to fill in, and those of them with a value. Optional fields and those with a default don't count. */
export function filledCount(
  draft: Draft,
  optional: ReadonlySet<string>,
): { readonly filled: number; readonly of: number } {
  const asked = draft.fields.filter((field) => field.default.trim() === '' && !optional.has(field.name))
  return { filled: asked.filter(hasValue).length, of: asked.length }
}

/** Whether closing would lose text typed by the user, compared with the same blueprint untouched. */
export function hasTyped(draft: Draft, first: Draft): boolean {
  const { title, subtitle, author, organisation, reference } = draft.meta
  const typed = title + subtitle + author + organisation + reference
  const before = first.meta.author + first.meta.organisation
  const start = senderOf(first.us)
  const isTyped = ({ name, value, default: usual }: PackField) =>
    value !== (senderValue(start, name) || usual)
  return typed !== before || [...draft.fields, ...draft.us].some(isTyped)
}

/** Returns the draft with one value changed. */
export function withValue(draft: Draft, name: string, value: string): Draft {
  return {
    ...draft,
    fields: filledIn(draft.fields, name, value),
    us: draft.asksUs ? filledIn(draft.us, name, value) : draft.us,
  }
}

/**
 * Returns the draft with the training scenario in its fields, marked as an exercise. Suggestions are part of the
 * invented setting, so they are confirmed. The sender in the settings stays.
 */
export function withScenario(draft: Draft, scenario: Scenario, fill: ScenarioFill): Draft {
  return {
    ...draft,
    meta: asExercise(draft.meta),
    sections: draft.sections.map(withAllConfirmed),
    fields: filledFromScenario(draft.fields, scenario, fill),
  }
}

const filledIn = (fields: readonly PackField[], name: string, value: string): PackField[] =>
  fields.map((field) => (field.name === name ? asListed({ ...field, value }) : field))

/** With the grammar of the user's own country of that name. */
const asListed = (field: PackField): PackField => withOwnCountry(field, ownCountries.get())

/**
 * Returns the settings after the pack was created. If the draft asked for the sender, it is kept there with the
 * details that belong to it. Users who don't want it kept aren't asked again; those who filled in nothing are.
 */
export function settingsAfter(settings: Settings, { us, meta, asksUs }: Draft, keep: boolean): Settings {
  const sender = senderOf(us)
  if (!asksUs || (keep && Object.keys(sender).length === 0)) return settings
  if (!keep) return { ...settings, sender: {} }
  const { author, organisation, marking } = meta
  return {
    ...settings,
    sender,
    author: author.trim(),
    organisation: organisation.trim(),
    markingScheme: marking.scheme,
    markingLevel: marking.level,
  }
}
