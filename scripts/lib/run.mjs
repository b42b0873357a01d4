// Starts other programs: quietly with their output kept, or in the foreground.
import { spawn } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'
import { root } from './paths.mjs'

/** The last lines of a program's output, enough to see why it failed. */
export function tail(text, lines = 15) {
  return stripVTControlCharacters(text).trimEnd().split('\n').slice(-lines).join('\n')
}

/** The first lines of a program's output, for programs that name the cause first. */
export function head(text, lines = 15) {
  return stripVTControlCharacters(text).trimEnd().split('\n').slice(0, lines).join('\n')
}

/**
 * Runs a program quietly.
 * @param {string} command The program.
 * @param {string[]} args Its arguments.
 * @param {{cwd?: string, env?: Record<string, string>, timeoutMs?: number}} [options] `env` is added to ours.
 * @returns {Promise<{code: number, stdout: string, output: string}>} `output` holds both streams; the code is
 *   127 when the program could not be started and 124 when it was stopped after `timeoutMs`.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let output = ''
    let late = false
    const timer =
      options.timeoutMs &&
      setTimeout(() => {
        late = true
        child.kill('SIGKILL')
      }, options.timeoutMs)
    const done = (code) => {
      clearTimeout(timer)
      resolve({ code: late ? 124 : code, stdout, output })
    }
    child.stdout.on('data', (chunk) => {
      stdout += chunk
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', (error) => {
      output += error.message
      done(127)
    })
    child.on('close', (code) => done(code ?? 1))
  })
}

/**
 * Runs a program in the foreground, passing on an interrupt.
 * @param {string} command The program.
 * @param {string[]} args Its arguments.
 * @param {Record<string, string>} [env] Added to ours.
 * @param {'inherit' | number} [output] Where its output goes: to ours, or to an open file.
 * @returns {Promise<number>} Its exit code; 1 when a signal ended it.
 */
export function runInForeground(command, args, env = {}, output = 'inherit') {
  return new Promise((resolve, reject) => {
    const stdio = ['inherit', output, output]
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio })
    const pass = (signal) => child.kill(signal)
    process.on('SIGINT', pass).on('SIGTERM', pass)
    child.on('error', reject)
    child.on('close', (code) => {
      process.off('SIGINT', pass).off('SIGTERM', pass)
      resolve(code ?? 1)
    })
  })
}

/** Whether a program of this name is on the PATH. */
export async function hasProgram(name) {
  return (await run('sh', ['-c', `command -v ${name}`])).code === 0
}
