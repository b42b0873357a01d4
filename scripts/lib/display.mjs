// Detects a display, and starts a virtual one for the tests.
import { spawn } from 'node:child_process'
import { ensureXvfb } from './debian.mjs'
import { SetupError } from './log.mjs'

/** Whether a window can be shown. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * Runs a function with a display: the one that is there, or an Xvfb that is stopped afterwards.
 * @template T
 * @param {() => Promise<T>} work Sees the display in process.env.DISPLAY.
 * @returns {Promise<T>}
 */
export async function withDisplay(work) {
  if (hasDisplay()) return work()
  return withOwnDisplay(async (display) => {
    process.env.DISPLAY = display
    try {
      return await work()
    } finally {
      delete process.env.DISPLAY
    }
  })
}

/**
 * Runs a function with a new Xvfb, which nobody else uses and which is stopped afterwards.
 * @template T
 * @param {(display: string) => Promise<T>} work Gets the value for DISPLAY.
 * @returns {Promise<T>}
 */
export async function withOwnDisplay(work) {
  await ensureXvfb()
  const screen = ['-screen', '0', '1600x1000x24', '-nolisten', 'tcp']
  const server = spawn('Xvfb', ['-displayfd', '3', ...screen], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  try {
    return await work(`:${await readDisplayNumber(server)}`)
  } finally {
    server.kill()
  }
}

/** Xvfb picks a free number and writes it to the pipe when it is ready. */
function readDisplayNumber(server) {
  return new Promise((resolve, reject) => {
    const fail = () =>
      reject(new SetupError('Xvfb did not start.', 'Run Xvfb by hand to see why, or set DISPLAY.'))
    server.once('error', fail)
    server.once('exit', fail)
    server.stdio[3].once('data', (data) => {
      server.off('exit', fail)
      resolve(String(data).trim())
    })
  })
}
