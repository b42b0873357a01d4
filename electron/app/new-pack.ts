// A new pack from a blueprint: its text, metadata and field values.
import { randomBytes } from 'node:crypto'
import { libraryIn } from '#shared/american'
import { withAllConfirmed } from '#shared/document/to-confirm'
import type { FirstPage } from '#shared/first-page-values'
import { type OwnCountry, withOwnCountry } from '#shared/own-countries'
import { NEW_NUMBERING, type PackKind, type PackMeta } from '#shared/pack'
import { AppError } from '#shared/result'
import { asExercise, filledFromScenario } from '#shared/scenario'
import type { Sender } from '#shared/sender'
import { type Blueprint, documentFromBlueprint, fieldsOf, type Library } from '#shared/template'
import type { PackContent } from '../exchange'

/** Options for a new pack. */
export interface NewPackOptions {
  /** Id of a blueprint. */
  readonly blueprint: string
  readonly title: string
  readonly author: string
  readonly organisation: string
  /** `YYYY-MM-DD`, or empty. */
  readonly date: string
  readonly marking: PackMeta['marking']
  /** What the first page of the paper says. */
  readonly firstPage?: FirstPage
  /** Language of the text, such as `en-US`. */
  readonly language: string
  /** Undefined means the blueprint's kind. */
  readonly kind: PackKind | undefined
  /** Who the user is, filled in where `values` has nothing. */
  readonly sender?: Sender | null
  /** The user's changes to the list of countries. */
  readonly countries?: readonly OwnCountry[]
  /** Fills in the training scenario where `values` has nothing, and marks the pack as an exercise. */
  readonly scenario?: boolean
  /** Field values by name. */
  readonly values: ReadonlyMap<string, string>
}

/**
 * Creates a pack. Throws `template/not-found` for an unknown blueprint and `usage` for a field that none of its
 * sections uses; the message lists the valid ones.
 */
export function newPack(all: Library, options: NewPackOptions): PackContent {
  const library = libraryIn(all, options.language)
  const blueprint = findBlueprint(library, options.blueprint)
  const doc = documentFromBlueprint(blueprint, library.templates, newNodeId, options.kind)
  const asked = fieldsOf(doc.content, library.fields, [], options.sender ?? null)
  const fields = options.scenario ? filledFromScenario(asked, library.scenario, 'all') : asked
  const meta = metaOf(blueprint, options)
  refuseUnknown(
    [...options.values.keys()],
    fields.map(({ name }) => name),
  )
  return {
    meta: options.scenario ? asExercise(meta) : meta,
    fields: fields.map((field) => {
      const value = options.values.get(field.name)
      return value === undefined && options.scenario
        ? field
        : withOwnCountry({ ...field, value: value ?? field.value }, options.countries ?? [])
    }),
    doc: options.scenario ? withAllConfirmed(doc) : doc,
    assets: new Map(),
  }
}

function findBlueprint(library: Library, id: string): Blueprint {
  const blueprint = library.blueprints.find((one) => one.id === id)
  if (blueprint) return blueprint
  const known = library.blueprints.map((one) => one.id).join(', ')
  throw new AppError('template/not-found', `There is no blueprint ${id}. Available: ${known}.`)
}

function refuseUnknown(given: readonly string[], known: readonly string[]): void {
  const unknown = given.filter((name) => !known.includes(name))
  if (unknown.length === 0) return
  const list = known.length > 0 ? `Its fields: ${known.join(', ')}.` : 'It has no fields.'
  throw new AppError('usage', `The blueprint has no field ${unknown.join(', ')}. ${list}`)
}

function metaOf(blueprint: Blueprint, options: NewPackOptions): PackMeta {
  return {
    title: options.title,
    subtitle: '',
    kind: options.kind ?? blueprint.kind,
    author: options.author,
    organisation: options.organisation,
    reference: '',
    date: options.date,
    language: options.language,
    marking: options.marking,
    paper: 'a4',
    theme: blueprint.theme,
    blueprint: blueprint.id,
    numbering: NEW_NUMBERING,
    ...(options.firstPage ? { firstPage: options.firstPage } : {}),
  }
}

/** Returns a new random id for a section or node. */
export function newNodeId(): string {
  return randomBytes(8).toString('hex')
}
