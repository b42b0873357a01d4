// Reads and checks the policy file.
import { readFileSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { Settings } from '#shared/ipc'
import { AppError } from '#shared/result'
import { isSetting, SETTING_NAMES } from '../../storage/settings'

/** Extensions of the files that a policy can forbid to save. */
export const POLICY_FILES = ['pdf', 'docx', 'md', 'bpack', 'btemplates', 'db', 'attache-copy'] as const

/** A policy; what it leaves out is up to the user. */
export interface Policy {
  /** The folder of the library. */
  readonly library?: string | undefined
  /** No other library may be opened or made. */
  readonly onlyThatLibrary?: boolean | undefined
  /** The only kinds of files that may be saved. */
  readonly files?: readonly (typeof POLICY_FILES)[number][] | undefined
  /** Whether packs may be printed, or the names of the printers. */
  readonly printing?: boolean | readonly string[] | undefined
  /** Ids of the marking schemes that are offered. */
  readonly markingSchemes?: readonly string[] | undefined
  /** Settings of a library in which the user has not changed them. */
  readonly settings?: Readonly<Partial<Settings>> | undefined
}

/** A larger file is no policy. */
const MOST_BYTES = 100_000

const isFlag = (value: unknown): boolean => typeof value === 'boolean'
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
const known: readonly string[] = POLICY_FILES

/** What each value has to be, and how that is told. No library of shapes: the program's start would wait for it. */
const RULES: { readonly [K in keyof Required<Policy>]: readonly [(value: unknown) => boolean, string] } = {
  library: [
    (value) => typeof value === 'string' && isAbsolute(filledIn(value)),
    'must be a full path, such as /srv/attache/{user}',
  ],
  onlyThatLibrary: [isFlag, 'must be true or false'],
  files: [
    (value) => isTexts(value) && value.every((one) => known.includes(one)),
    `must be a list of ${known.join(', ')}`,
  ],
  printing: [
    (value) => isFlag(value) || isTexts(value),
    'must be true, false or a list of names of printers',
  ],
  markingSchemes: [isTexts, 'must be a list of ids'],
  settings: [isObject, 'must be an object'],
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const filledIn = (path: string): string =>
  path.replaceAll('{user}', () => userInfo().username).replaceAll('{home}', () => homedir())

/** Returns where the policy file is looked for. Only a program that is not packaged looks at ATTACHE_POLICY first. */
export function policyFile(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env.ATTACHE_POLICY) return env.ATTACHE_POLICY
  // Not ProgramData by its variable, which a user can set.
  if (platform === 'win32') return 'C:\\ProgramData\\Attache\\policy.json'
  if (platform === 'darwin') return '/Library/Application Support/Attache/policy.json'
  return join('/etc', 'attache', 'policy.json')
}

/** Returns the policy in a file; an empty one when there is no file. Throws `policy/invalid`. */
export function readPolicy(file: string): Policy {
  const text = textOf(file)
  if (text === null) return {}
  const policy = parsed(file, text.replace(/^\uFEFF/, ''))
  const fault = faultOf(policy)
  if (fault !== null) throw invalid(file, fault)
  const { library, ...rest } = policy as Policy
  return library === undefined ? rest : { ...rest, library: filledIn(library) }
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw invalid(file, (error as Error).message)
  }
}

/** Returns what is wrong in a policy; null when nothing is. */
function faultOf(policy: unknown): string | null {
  if (!isObject(policy)) return 'it must be an object, {…}'
  for (const [name, value] of Object.entries(policy)) {
    if (!Object.hasOwn(RULES, name))
      return `“${name}” is not known. Known are ${Object.keys(RULES).join(', ')}`
    const [isRight, words] = RULES[name as keyof Policy]
    if (!isRight(value)) return `“${name}” ${words}`
  }
  for (const [name, value] of Object.entries(policy.settings ?? {}))
    if (!isSetting(name, value))
      return `“settings.${name}” ${SETTING_NAMES.includes(name) ? 'has a wrong value' : 'is not a setting'}`
  return null
}

function textOf(file: string): string | null {
  try {
    const bytes = readFileSync(file)
    if (bytes.length > MOST_BYTES) throw invalid(file, 'the file is too large')
    return bytes.toString('utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    if (error instanceof AppError) throw error
    throw invalid(file, code === 'EACCES' ? 'you may not read it' : String(error))
  }
}

const invalid = (file: string, why: string): AppError =>
  new AppError(
    'policy/invalid',
    `The policy of your administrator can’t be read: ${file}: ${why}. Ask your administrator to correct the file.`,
  )
