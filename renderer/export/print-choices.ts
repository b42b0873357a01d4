// How packs are printed on this desk: what was chosen last in the export, remembered for all packs or for each kind.
import {
  type ExportOptions,
  NOTES_LOCATIONS,
  PARAGRAPH_NUMBERS,
  type PackKind,
  PRINT_FLAGS,
  type PrintFlag,
  type PrintFlags,
  SECTION_NUMBERS,
} from '#shared/pack'
import { Signal } from '../base/signal'

/** Choices between several. */
export type PrintChoices = Pick<ExportOptions, 'sectionNumbers' | 'paragraphNumbers' | 'notes' | 'sources'>
export type PrintChoice = keyof PrintChoices

/** Counts the changes: who shows numbers listens. */
const changes = new Signal(0)

/** Calls `listener` after each change of what is chosen; gives a function that stops it. */
export const onPrintChoices = changes.subscribe

const keyOf = (name: PrintChoice | PackKind): string => `print.${name}`

function stored<T extends string>(name: PrintChoice, values: readonly T[]): T | undefined {
  const value = localStorage.getItem(keyOf(name))
  return values.find((one) => one === value)
}

/** What was chosen last; undefined is as usual. */
export const storedChoices = (): PrintChoices => ({
  sectionNumbers: stored('sectionNumbers', SECTION_NUMBERS),
  paragraphNumbers: stored('paragraphNumbers', PARAGRAPH_NUMBERS),
  notes: stored('notes', NOTES_LOCATIONS),
  sources: stored('sources', NOTES_LOCATIONS),
})

/** Remembers a choice. */
export function storeChoice(name: PrintChoice, value: string): void {
  localStorage.setItem(keyOf(name), value)
  changes.set(changes.get() + 1)
}

/** The flags that a kind of pack is offered: the column for notes is for handouts. */
export const offeredFlags = (kind: PackKind): readonly PrintFlag[] =>
  PRINT_FLAGS.filter((flag) => flag !== 'notesColumn' || kind === 'handout')

/** What was chosen last for a kind of pack; nothing at first. */
export function storedFlags(kind: PackKind): PrintFlags {
  const words = (localStorage.getItem(keyOf(kind)) ?? '').split(' ')
  return Object.fromEntries(offeredFlags(kind).map((flag) => [flag, words.includes(flag)]))
}

/** Remembers flags, but for comments: those must not get into the next print unasked. */
export function storeFlags(kind: PackKind, flags: PrintFlags): void {
  const kept = PRINT_FLAGS.filter((flag) => flags[flag] && flag !== 'comments')
  localStorage.setItem(keyOf(kind), kept.join(' '))
  changes.set(changes.get() + 1)
}

/** All that was chosen last for packs of a kind. */
export function storedPrint(kind: PackKind): Omit<ExportOptions, 'paper'> {
  return { kind, ...storedChoices(), ...storedFlags(kind) }
}
