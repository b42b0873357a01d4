// What a command of the command line is, and the helpers that all of them share.
import type { ParseArgsConfig } from 'node:util'
import { AppError } from '#shared/result'

/** What the program tells its command line. */
export interface CliEnvironment {
  /** Folder that holds `templates/` and `resources/`. */
  readonly contentRoot: string
  /** The program's version. */
  readonly version: string
  /** Folder of the library when neither `--db` nor `ATTACHE_HOME` names one. */
  readonly defaultHome: string
}

/** Where a command writes: results to `out`, remarks and refusals to `err`. Resolves when the text has left. */
export interface Output {
  out(text: string): Promise<void>
  err(text: string): Promise<void>
}

/** Options of a command as given, by name. */
export type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

/** A command with all that it was given. */
export interface Call extends CliEnvironment, Output {
  readonly values: Values
  readonly positionals: readonly string[]
  /** File of the library. */
  readonly library: string
}

export interface Command {
  /** One line for the list of commands. */
  readonly summary: string
  /** What stands behind `attache` in its help. */
  readonly usage: string
  /** Options in words, one a line, for its help. */
  readonly help: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  readonly run: (call: Call) => Promise<void>
}

/** An option that must be there, as text. Throws `usage`. */
export function required(call: Call, name: string): string {
  const value = optional(call, name)
  if (value === '') throw new AppError('usage', `--${name} is missing.`)
  return value
}

/** An option as text; empty when it was not given. */
export function optional(call: Call, name: string): string {
  const value = call.values[name]
  return typeof value === 'string' ? value : ''
}

/** An option that takes one of a few words; undefined when it was not given. Throws `usage`. */
export function choice<T extends string>(call: Call, name: string, words: readonly T[]): T | undefined {
  const value = optional(call, name)
  if (value === '') return undefined
  const word = words.find((one) => one === value)
  if (word === undefined) throw new AppError('usage', `--${name} is ${words.join(' or ')}, not ${value}.`)
  return word
}

/** The one word after the command. Throws `usage` when there is none or more than one. */
export function onlyArgument(call: Call, what: string): string {
  const [first, ...more] = call.positionals
  if (first === undefined) throw new AppError('usage', `${what} is missing.`)
  if (more.length > 0)
    throw new AppError('usage', `Only one is taken: ${first}; ${more.join(' ')} is too much.`)
  return first
}

/** Throws `usage` when words stand behind a command that takes none. */
export function noArguments(call: Call): void {
  if (call.positionals.length > 0) throw new AppError('usage', `${call.positionals.join(' ')} is too much.`)
}

/** Writes a value as JSON on one line, or as indented when it is a list. */
export function printJson(call: Call, value: unknown): Promise<void> {
  return call.out(`${JSON.stringify(value, null, Array.isArray(value) ? 2 : 0)}\n`)
}

/** `1 page`, `2 pages`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
