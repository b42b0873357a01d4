// Print options on this computer: the last choices, remembered for all packs or for each kind.
import type { ExportFile } from '#shared/exported'
import {
  type ExportOptions,
  NOTES_LOCATIONS,
  PARAGRAPH_NUMBERS,
  type PackKind,
  PRINT_FLAGS,
  type PrintFlag,
  type PrintFlags,
  SECTION_NUMBERS,
  STANDARDS,
  TITLE_PAGES,
} from '#shared/pack'
import { Signal } from '../base/signal'

/** Options with several values. */
export type PrintChoices = Pick<
  ExportOptions,
  'titlePage' | 'sectionNumbers' | 'paragraphNumbers' | 'notes' | 'sources' | 'standard'
>
export type PrintChoice = keyof PrintChoices

/** Counts changes, for listeners that show numbers. */
const changes = new Signal(0)

/** Calls `listener` after each change of the stored choices; returns a function that removes it. */
export const onPrintChoices = changes.subscribe

const keyOf = (name: PrintChoice | PackKind): string => `print.${name}`

function stored<T extends string>(name: PrintChoice, values: readonly T[]): T | undefined {
  const value = localStorage.getItem(keyOf(name))
  return values.find((one) => one === value)
}

/** Returns the last choices; undefined means the default. */
export const storedChoices = (): PrintChoices => ({
  titlePage: stored('titlePage', TITLE_PAGES),
  sectionNumbers: stored('sectionNumbers', SECTION_NUMBERS),
  paragraphNumbers: stored('paragraphNumbers', PARAGRAPH_NUMBERS),
  notes: stored('notes', NOTES_LOCATIONS),
  sources: stored('sources', NOTES_LOCATIONS),
  standard: stored('standard', STANDARDS),
})

/** Stores a choice. */
export function storeChoice(name: PrintChoice, value: string): void {
  localStorage.setItem(keyOf(name), value)
  changes.set(changes.get() + 1)
}

/** Returns the flags offered for a kind of pack: the notes column is for handouts. */
export const offeredFlags = (kind: PackKind): readonly PrintFlag[] =>
  PRINT_FLAGS.filter((flag) => flag !== 'notesColumn' || kind === 'handout')

/** Flags that are about pages: a Word file, whose pages Word makes, can't have them. */
const PAGES_ONLY: readonly PrintFlag[] = ['notesColumn', 'twoPerSheet', 'twoSided', 'booklet', 'cropMarks']

/** Flags that are for one print. */
const ONCE: readonly PrintFlag[] = ['comments', 'booklet', 'cropMarks']

/** Returns the flags offered for a file of a kind of pack. */
export const flagsOf = (kind: PackKind, file: ExportFile): readonly PrintFlag[] =>
  offeredFlags(kind).filter((flag) => file === 'pdf' || !PAGES_ONLY.includes(flag))

/** Returns the options without those that a file can't have. */
export function optionsFor(file: ExportFile, options: ExportOptions): ExportOptions {
  if (file === 'pdf') return options
  const pagesOnly = { pages: undefined, standard: undefined }
  return { ...options, ...pagesOnly, ...Object.fromEntries(PAGES_ONLY.map((flag) => [flag, false])) }
}

/** Returns the last flags for a kind of pack; empty at first. */
export function storedFlags(kind: PackKind): PrintFlags {
  const words = (localStorage.getItem(keyOf(kind)) ?? '').split(' ')
  return Object.fromEntries(offeredFlags(kind).map((flag) => [flag, words.includes(flag)]))
}

/** Stores flags, except for comments, booklets and crop marks, which must not get into the next print unasked. */
export function storeFlags(kind: PackKind, flags: PrintFlags): void {
  const kept = PRINT_FLAGS.filter((flag) => flags[flag] && !ONCE.includes(flag))
  localStorage.setItem(keyOf(kind), kept.join(' '))
  changes.set(changes.get() + 1)
}

/** Returns all options last chosen for packs of a kind. */
export function storedPrint(kind: PackKind): Omit<ExportOptions, 'paper'> {
  return { kind, ...storedChoices(), ...storedFlags(kind) }
}
