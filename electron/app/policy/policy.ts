// What an administrator has decided for everybody on this computer, from the policy file: docs/policy.md describes it.
import { limitSchemes } from '#shared/own-schemes'
import { AppError } from '#shared/result'
import { presetSettings } from '../../storage/settings'
import { libraryFile } from '../paths'
import { POLICY_FILES, type Policy, policyFile, readPolicy } from './read-policy'

let policy: Policy = {}

/**
 * Reads the policy file, which holds for this thread from now on. Throws `policy/invalid` for one that can't be read: the program
 * then doesn't go on, as nobody knows what it forbids.
 */
export function applyPolicy(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): void {
  policy = readPolicy(policyFile(env, platform))
  presetSettings(policy.settings ?? {})
  limitSchemes(policy.markingSchemes ?? null)
}

/** Returns the library to open, as `libraryFile` with this environment does. Throws as that, and `policy/refused`. */
export function allowedLibrary(args: readonly string[], home: string): string {
  const usual = policy.library ?? home
  const file = libraryFile(args, process.env, usual)
  if (policy.onlyThatLibrary === true && file !== libraryFile([], {}, usual))
    refuse(`other libraries than the one in ${usual}`)
  return file
}

/** Throws `policy/refused` when a library may be neither moved nor made elsewhere. */
export function checkOtherLibraries(): void {
  if (policy.onlyThatLibrary === true) refuse('other libraries')
}

/** Throws `policy/refused` when the policy doesn't allow files with this extension (without a dot) to be saved. */
export function checkFile(extension: string): void {
  if (!isFileAllowed(extension)) refuse(`saving .${extension} files`)
}

/** Whether the policy allows them. */
export function isFileAllowed(extension: string): boolean {
  const known = POLICY_FILES.find((one) => one === extension)
  return !known || policy.files?.includes(known) !== false
}

/** Throws `policy/refused` when packs may not be printed, or not on this printer; null stands for a viewer. */
export function checkPrinting(printer: string | null): void {
  const { printing = true } = policy
  if (printing === false) refuse('printing')
  if (typeof printing === 'boolean' || (printer !== null && printing.includes(printer))) return
  refuse(printer === null ? 'printing from a viewer' : `the printer ${printer}`)
}

/** Whether a printer may be used. */
export function isPrinterAllowed(printer: string): boolean {
  const { printing = true } = policy
  return typeof printing === 'boolean' ? printing : printing.includes(printer)
}

function refuse(what: string): never {
  throw new AppError(
    'policy/refused',
    `Your administrator does not allow ${what} (${policyFile(process.env, process.platform)}).`,
  )
}
