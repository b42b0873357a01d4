// Everything of a pack besides its text: title page, marking and field values. Values are replaced, never mutated.

import type { FieldUse } from '#shared/document/nodes'
import { fieldStates } from '#shared/document/only-if'
import type { Numbering } from '#shared/document/survey'
import { fieldText, printedField } from '#shared/field-text'
import type { ExportOptions, FieldSpec, Pack, PackField, PackKind, PackMeta } from '#shared/pack'
import { emptySection, fieldsOf } from '#shared/template'
import { numberingOf } from '#shared/themes'
import { newId } from '../../../base/new-id'
import { Signal } from '../../../base/signal'

/** Returns the print options for a kind of pack. */
export type PrintOf = (kind: PackKind) => Omit<ExportOptions, 'paper'>

/** Metadata and fields of the open pack. */
export class PackStore {
  readonly meta: Signal<PackMeta>
  readonly fields: Signal<readonly PackField[]>
  /** Id of the edition that is shown; null for everything that at least one reader gets. */
  readonly shown = new Signal<string | null>(null)
  /** The numbering as printed now: the same object until it changes. */
  readonly numbering: Signal<Numbering>
  private readonly printOf: PrintOf
  private vocabulary: readonly FieldSpec[]
  /** The fields by name, with the list it was built from: hundreds of chips look them up at once. */
  private index: { list: readonly PackField[]; byName: ReadonlyMap<string, PackField> }

  constructor(
    pack: Pick<Pack, 'meta' | 'fields'>,
    vocabulary: readonly FieldSpec[],
    printOf: PrintOf = (kind) => ({ kind }),
  ) {
    this.printOf = printOf
    this.meta = new Signal(pack.meta)
    this.fields = new Signal(pack.fields)
    this.vocabulary = vocabulary
    this.index = indexOf(pack.fields)
    this.numbering = new Signal(this.currentNumbering())
    this.meta.subscribe(() => this.renumber())
    this.shown.subscribe(() => this.renumber())
    this.fields.subscribe(() => this.renumber())
  }

  /** Updates the numbering from the current print options. */
  renumber(): void {
    const now = this.currentNumbering()
    if (JSON.stringify(now) !== JSON.stringify(this.numbering.get())) this.numbering.set(now)
  }

  private currentNumbering(): Numbering {
    const meta = this.meta.get()
    const options = { edition: this.shown.get() ?? 'instructor', ...this.printOf(meta.kind) }
    return { ...numberingOf(meta, options), ...fieldStates(this.fields.get()) }
  }

  /** Sets the vocabulary after the library was reloaded. */
  setVocabulary(vocabulary: readonly FieldSpec[]): void {
    this.vocabulary = vocabulary
  }

  setMeta(change: Partial<PackMeta>): void {
    this.meta.set({ ...this.meta.get(), ...change })
  }

  field(name: string): PackField | undefined {
    const list = this.fields.get()
    if (this.index.list !== list) this.index = indexOf(list)
    return this.index.byName.get(name)
  }

  /** Returns what a field shows in the text; empty while it has no value. */
  readonly fieldWords = ({ name, form }: FieldUse): string => {
    const field = this.field(name)
    return field ? fieldText(field, this.meta.get().language, form) : ''
  }

  /** Returns what a field prints: its label in brackets while it is empty. */
  readonly printedField = (use: FieldUse): string =>
    printedField(this.fieldWords(use), this.field(use.name), use)

  /** Fills in a field: every chip with that name shows it at once. */
  setValue(name: string, value: string): void {
    this.fields.set(this.fields.get().map((field) => (field.name === name ? { ...field, value } : field)))
  }

  /** Replaces a field by one with the same name: its value and what goes with it. */
  replaceField(field: PackField): void {
    this.fields.set(this.fields.get().map((one) => (one.name === field.name ? field : one)))
  }

  /** Adds a field with an empty value; an existing one is unchanged. */
  addField(spec: FieldSpec): void {
    if (!this.field(spec.name)) this.fields.set([...this.fields.get(), { ...spec, value: spec.default }])
  }

  /** Adds definitions of fields that neither the pack nor the library has. */
  learnFields(specs: readonly FieldSpec[]): void {
    const known = new Set(this.vocabulary.map(({ name }) => name))
    for (const spec of specs) if (!known.has(spec.name)) this.addField(spec)
  }

  removeField(name: string): void {
    this.fields.set(this.fields.get().filter((field) => field.name !== name))
  }

  /** Restores a removed field with its value; an existing one with that name is unchanged. */
  restoreField(field: PackField): void {
    if (!this.field(field.name)) this.fields.set([...this.fields.get(), field])
  }

  /** Adds fields that the text uses but the pack lacks: from the vocabulary, else as plain text fields. */
  adoptFields(names: readonly string[]): void {
    const known = this.fields.get()
    const missing = names.filter((name) => !known.some((field) => field.name === name))
    if (missing.length === 0) return
    this.fields.set([...known, ...fieldsFromNames(missing, this.vocabulary)])
  }

  /** Returns the fields of the vocabulary that the pack doesn't have yet. */
  unused(): readonly FieldSpec[] {
    const known = new Set(this.fields.get().map((field) => field.name))
    return this.vocabulary.filter((spec) => !known.has(spec.name))
  }
}

function indexOf(list: readonly PackField[]) {
  return { list, byName: new Map(list.map((field) => [field.name, field])) }
}

/** `fieldsOf` reads names from sections; a paragraph of chips is the plainest section that has them. */
function fieldsFromNames(names: readonly string[], vocabulary: readonly FieldSpec[]): PackField[] {
  const chips = names.map((name) => ({ type: 'field' as const, attrs: { name } }))
  return fieldsOf(
    [{ ...emptySection('', newId), content: [{ type: 'sectionTitle', content: chips }] }],
    vocabulary,
  )
}
