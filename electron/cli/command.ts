// The shape of a command-line command, and helpers shared by all of them.
import type { ParseArgsConfig } from 'node:util'
import { AppError } from '#shared/result'

/** What the program passes to its command line. */
export interface CliEnvironment {
  /** The folder that holds `templates/` and `resources/`. */
  readonly contentRoot: string
  /** The program's version. */
  readonly version: string
  /** The library's folder when neither `--db` nor `ATTACHE_HOME` names one. */
  readonly defaultHome: string
}

/** Where a command writes: results to `out`, remarks and errors to `err`. Resolves when the text has been written. */
export interface Output {
  out(text: string): Promise<void>
  err(text: string): Promise<void>
}

/** The given options by name. */
export type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

/** A command with its environment and arguments. */
export interface Call extends CliEnvironment, Output {
  readonly values: Values
  readonly positionals: readonly string[]
  /** File of the library. */
  readonly library: string
}

export interface Command {
  /** One line for the list of commands. */
  readonly summary: string
  /** The text after `attache` in its help. */
  readonly usage: string
  /** Description of the options, one per line, for its help. */
  readonly help: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  readonly run: (call: Call) => Promise<void>
}

/** Returns a required option as text. Throws `usage` when it is missing. */
export function required(call: Call, name: string): string {
  const value = optional(call, name)
  if (value === '') throw new AppError('usage', `--${name} is missing.`)
  return value
}

/** Returns an option as text; empty when it was not given. */
export function optional(call: Call, name: string): string {
  const value = call.values[name]
  return typeof value === 'string' ? value : ''
}

/** Returns an option that accepts a few words; undefined when it was not given. Throws `usage`. */
export function choice<T extends string>(call: Call, name: string, words: readonly T[]): T | undefined {
  const value = optional(call, name)
  if (value === '') return undefined
  const word = words.find((one) => one === value)
  if (word === undefined)
    throw new AppError('usage', `--${name} must be ${words.join(' or ')}, not ${value}.`)
  return word
}

/** Returns the single argument of the command. Throws `usage` when there is none or more than one. */
export function onlyArgument(call: Call, what: string): string {
  const [first, ...more] = call.positionals
  if (first === undefined) throw new AppError('usage', `${what} is missing.`)
  if (more.length > 0)
    throw new AppError('usage', `Only one argument is expected: ${first}. Remove ${more.join(' ')}.`)
  return first
}

/** Throws `usage` when arguments are given to a command that takes none. */
export function noArguments(call: Call): void {
  if (call.positionals.length > 0)
    throw new AppError('usage', `Unexpected argument: ${call.positionals.join(' ')}`)
}

/** Writes a value as JSON: a list indented, anything else on one line. */
export function printJson(call: Call, value: unknown): Promise<void> {
  return call.out(`${JSON.stringify(value, null, Array.isArray(value) ? 2 : 0)}\n`)
}

/** `1 page`, `2 pages`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
