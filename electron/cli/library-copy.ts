// `attache copy-library` and `attache open-copy`: the whole library as one file, with a password if wanted.
import { readFileSync } from 'node:fs'
import { AppError } from '#shared/result'
import { readLibraryCopy, saveLibraryCopy } from '../app/library-copy/copy'
import { checkFile, checkOtherLibraries } from '../app/policy/policy'
import { type Call, type Command, noArguments, onlyArgument, optional, required } from './command'

const OPTIONS = { out: { type: 'string' }, 'password-file': { type: 'string' } } as const
const PASSWORD_HELP =
  '--password-file FILE  the first line of this file is the password; or set ATTACHE_PASSWORD'

export const copyLibrary: Command = {
  summary: 'save a copy of the whole library as one file',
  usage: 'copy-library --out FILE [--password-file FILE]',
  help: [
    '--out FILE            file to write; it must not be there yet',
    PASSWORD_HELP,
    '--db FILE             the library',
  ].join('\n'),
  options: OPTIONS,
  async run(call) {
    noArguments(call)
    const out = required(call, 'out')
    const password = passwordOf(call)
    checkFile(password === null ? 'db' : 'attache-copy')
    await saveLibraryCopy(call.library, out, password)
    await call.out(`${out}: a copy of ${call.library}${password === null ? '' : ', with a password'}\n`)
  },
}

export const openCopy: Command = {
  summary: 'make a library of a copy',
  usage: 'open-copy FILE --out LIBRARY.db [--password-file FILE]',
  help: ['--out LIBRARY.db      library to make; open it with `attache --db LIBRARY.db`', PASSWORD_HELP].join(
    '\n',
  ),
  options: OPTIONS,
  async run(call) {
    const copy = onlyArgument(call, 'The copy')
    const out = required(call, 'out')
    checkOtherLibraries()
    await readLibraryCopy(copy, out, passwordOf(call))
    await call.out(`${out}: made of ${copy}\n`)
  },
}

/** Never an argument of the command line, which other users of the computer can read. Null when there is none. */
function passwordOf(call: Call): string | null {
  const file = optional(call, 'password-file')
  const password = file === '' ? process.env.ATTACHE_PASSWORD : firstLine(file)
  if (password === '') throw new AppError('usage', 'The password is empty.')
  return password ?? null
}

function firstLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? ''
  } catch (cause) {
    throw new AppError('usage', `The password file ${file} can’t be read.`, { cause })
  }
}
