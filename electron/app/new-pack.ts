// A new pack from a blueprint: its text, its particulars and the values of its fields.
import { randomBytes } from 'node:crypto'
import type { PackKind, PackMeta } from '#shared/pack'
import { AppError } from '#shared/result'
import { type Blueprint, documentFromBlueprint, fieldsOf, type Library } from '#shared/template'
import type { PackContent } from '../exchange'

/** What the user says about a new pack. */
export interface PackWishes {
  /** Id of a blueprint. */
  readonly blueprint: string
  readonly title: string
  readonly author: string
  readonly organisation: string
  /** `YYYY-MM-DD`, or empty. */
  readonly date: string
  readonly marking: PackMeta['marking']
  /** Undefined takes the blueprint's. */
  readonly kind: PackKind | undefined
  /** Values of fields by name. */
  readonly values: ReadonlyMap<string, string>
}

/**
 * Makes a pack. Throws `template/not-found` for an unknown blueprint and `usage` for a field that no section of it
 * asks for; the message lists those that exist.
 */
export function newPack(library: Library, wishes: PackWishes): PackContent {
  const blueprint = findBlueprint(library, wishes.blueprint)
  const doc = documentFromBlueprint(blueprint, library.templates, newNodeId)
  const fields = fieldsOf(doc.content, library.fields)
  refuseUnknown(
    [...wishes.values.keys()],
    fields.map(({ name }) => name),
  )
  return {
    meta: metaOf(blueprint, wishes),
    fields: fields.map((field) => ({ ...field, value: wishes.values.get(field.name) ?? field.value })),
    doc,
    assets: new Map(),
  }
}

function findBlueprint(library: Library, id: string): Blueprint {
  const blueprint = library.blueprints.find((one) => one.id === id)
  if (blueprint) return blueprint
  const known = library.blueprints.map((one) => one.id).join(', ')
  throw new AppError('template/not-found', `There is no blueprint ${id}. There are: ${known}.`)
}

function refuseUnknown(given: readonly string[], known: readonly string[]): void {
  const unknown = given.filter((name) => !known.includes(name))
  if (unknown.length === 0) return
  const list = known.length > 0 ? `It asks for: ${known.join(', ')}.` : 'It asks for none.'
  throw new AppError('usage', `The blueprint does not ask for ${unknown.join(', ')}. ${list}`)
}

function metaOf(blueprint: Blueprint, wishes: PackWishes): PackMeta {
  return {
    title: wishes.title,
    subtitle: '',
    kind: wishes.kind ?? blueprint.kind,
    author: wishes.author,
    organisation: wishes.organisation,
    reference: '',
    date: wishes.date,
    language: 'en-GB',
    marking: wishes.marking,
    paper: 'a4',
    theme: blueprint.theme,
    blueprint: blueprint.id,
  }
}

/** A new random id of a section or node. */
function newNodeId(): string {
  return randomBytes(8).toString('hex')
}
