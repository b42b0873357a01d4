// The names of the commands, by which the program knows whether it needs a window: it must not load the commands for that.

/** Names of commands. */
const COMMAND_NAMES = [
  'templates',
  'new',
  'export',
  'save',
  'import',
  'list',
  'restore',
  'copy-library',
  'open-copy',
] as const
export type CommandName = (typeof COMMAND_NAMES)[number]

export const HELP: readonly string[] = ['--help', '-h']
export const VERSION = '--version'

/** Whether the arguments contain a command; if not, the program opens its window. */
export function isCommand(args: readonly string[]): boolean {
  const words = args.filter((arg, index) => !arg.startsWith('-') && args[index - 1] !== '--db')
  const names: readonly string[] = COMMAND_NAMES
  return [...HELP, VERSION].some((arg) => args.includes(arg)) || names.includes(words[0] ?? '')
}
