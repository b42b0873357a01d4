// Messages of the scripts. All go to stderr, so that the output of a command stays clean.

/** An expected failure: what went wrong and what the user can do about it. Printed without a stack. */
export class SetupError extends Error {
  /**
   * @param {string} message What went wrong.
   * @param {string} remedy What to do about it.
   */
  constructor(message, remedy) {
    super(`${message}\n  ${remedy.replaceAll('\n', '\n  ')}`)
  }
}

/** Prints the current step in one line. */
export function step(text) {
  process.stderr.write(`• ${text}\n`)
}

/** Warns in one line. */
export function warn(text) {
  process.stderr.write(`warning: ${text}\n`)
}

/** Runs a script's main function and turns its failure into a message and exit code 1. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    const text = error instanceof SetupError ? error.message : (error?.stack ?? String(error))
    process.stderr.write(`error: ${text}\n`)
    process.exitCode = 1
  }
}
