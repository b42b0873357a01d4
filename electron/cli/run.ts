// The command line: finds the command, reads its options, runs it, and returns the exit code.
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { AppError, type ErrorCode } from '#shared/result'
import { appendToLog, logFile, logLines } from '../app/log-file'
import { placeOf } from '../app/moving/place'
import { clearParts } from '../app/part-files'
import { allowedLibrary, applyPolicy } from '../app/policy/policy'
import type { CliEnvironment, Command, Output } from './command'
import { exportPack } from './export'
import { importPack, list, restore } from './library'
import { copyLibrary, openCopy } from './library-copy'
import { type CommandName, HELP, VERSION } from './names'
import { create } from './new'
import { save } from './save'
import { templates } from './templates'

const COMMANDS: Readonly<Record<CommandName, Command>> & Readonly<Record<string, Command>> = {
  templates,
  new: create,
  export: exportPack,
  save,
  import: importPack,
  list,
  restore,
  'copy-library': copyLibrary,
  'open-copy': openCopy,
}

/** Options of every command. */
const COMMON = {
  db: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options']

/** Error codes for a wrong call, as opposed to wrong content of the files it names. */
const USAGE: readonly ErrorCode[] = ['usage', 'template/not-found']

const EXIT = { done: 0, refused: 1, usage: 2 } as const

/**
 * Runs one call. Returns the exit code: 0 on success, 1 when an input is refused (the message names the file and the
 * position in it), 2 when the call itself is wrong.
 */
export async function runCli(
  args: readonly string[],
  environment: CliEnvironment,
  output: Output = processOutput,
): Promise<number> {
  const name = args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '--db')
  try {
    return await runCommand(name, args, environment, output)
  } catch (error) {
    if (!(error instanceof AppError)) {
      appendToLog(logLines('a command failed', error))
      await output.err(`attache: something went wrong in Attaché; details are in ${logFile()}\n`)
      return EXIT.refused
    }
    await output.err(`attache: ${error.message}\n`)
    if (!USAGE.includes(error.code)) return EXIT.refused
    await output.err(
      `Try: attache ${name !== undefined && Object.hasOwn(COMMANDS, name) ? `${name} ` : ''}--help\n`,
    )
    return EXIT.usage
  }
}

async function runCommand(
  name: string | undefined,
  args: readonly string[],
  environment: CliEnvironment,
  output: Output,
): Promise<number> {
  if (args.includes(VERSION)) {
    await output.out(`attache ${environment.version}\n`)
    return EXIT.done
  }
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    const wantsHelp = name === undefined && HELP.some((arg) => args.includes(arg))
    if (!wantsHelp)
      throw new AppError('usage', name === undefined ? 'Which command?' : `There is no command ${name}.`)
    await output.out(overview())
    return EXIT.done
  }
  applyPolicy(process.env, process.platform)
  // Partial files of a command that was killed while writing.
  clearParts(Date.now())
  const { values, positionals } = readOptions(command, args)
  if (values.help) {
    await output.out(`Usage: attache ${command.usage}\n\n${capital(command.summary)}.\n\n${command.help}\n`)
    return EXIT.done
  }
  const db = typeof values.db === 'string' ? ['--db', values.db] : []
  const library = placeOf(allowedLibrary(db, environment.defaultHome))
  await command.run({ ...environment, ...output, values, positionals: positionals.slice(1), library })
  return EXIT.done
}

function readOptions(command: Command, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...command.options, ...COMMON },
      allowPositionals: true,
      strict: true,
    })
  } catch (cause) {
    // The first sentence says what is wrong; the rest is for programmers.
    const reason = cause instanceof Error ? (cause.message.split(/\.\s/)[0] ?? '') : String(cause)
    throw new AppError('usage', `${reason.replace(/\.$/, '')}.`, { cause })
  }
}

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length))
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
  return [
    'Usage: attache COMMAND [OPTIONS]',
    '',
    ...lines,
    '',
    'Run attache COMMAND --help for details of a command, attache --version for the version.',
    '--db FILE opens that library; default: the one in the folder ATTACHE_HOME, else your own.',
    'Exit codes: 0 success, 1 invalid input, 2 wrong usage.',
    '',
  ].join('\n')
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Resolves once the text has been handed to the system: the packaged program exits right after. */
const write = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve) => {
    stream.write(text, () => resolve())
  })

const processOutput: Output = {
  out: (text) => write(process.stdout, text),
  err: (text) => write(process.stderr, text),
}
