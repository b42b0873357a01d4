// Drives the window of a packaged program. Its fuses forbid `--inspect`, by which Playwright starts Electron; Chromium's pipe needs no port.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { vi } from 'vitest'

const patience = { timeout: 60_000, interval: 100 }

interface Answer {
  readonly id?: number
  readonly result?: Record<string, unknown>
  readonly error?: { readonly message: string }
}

/** A running packaged program. */
export interface PackagedApp {
  /** Waits until an expression of the page is true. Throws when it does not become so. */
  until(expression: string): Promise<void>
  /** Types text where the cursor is. */
  type(text: string): Promise<void>
  /** Ends the program as a logout does, and waits until it has. */
  close(): Promise<void>
  /** Ends it at once. */
  kill(): void
}

/** Starts a packaged program and waits for its window. */
export async function startPackaged(
  executable: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<PackagedApp> {
  const pipes = ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] as const
  const app = spawn(executable, ['--no-sandbox', '--remote-debugging-pipe', ...args], {
    ...options,
    stdio: [...pipes],
  })
  const call = caller(app)
  const page = await vi.waitFor(async () => {
    const { targetInfos } = (await call('Target.getTargets')) as {
      targetInfos: { targetId: string; type: string }[]
    }
    const found = targetInfos.find(({ type }) => type === 'page')
    if (!found) throw new Error('The program shows no window.')
    return found.targetId
  }, patience)
  const { sessionId } = await call('Target.attachToTarget', { targetId: page, flatten: true })
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result } = await call('Runtime.evaluate', { expression }, sessionId)
    return (result as { value?: unknown }).value
  }
  return {
    until: (expression) =>
      vi.waitFor(async () => {
        if ((await evaluate(expression)) !== true) throw new Error(`Not so in the window: ${expression}`)
      }, patience),
    type: async (text) => void (await call('Input.insertText', { text }, sessionId)),
    close: async () => {
      const ended = once(app, 'exit')
      app.kill('SIGTERM')
      await ended
    },
    kill: () => void app.kill('SIGKILL'),
  }
}

/** Sends commands of the Chrome DevTools Protocol over the pipe: JSON that ends with a zero byte. */
function caller(app: ChildProcess) {
  const [, , , to, from] = app.stdio as unknown as [null, null, null, Writable, Readable]
  const waiting = new Map<number, (answer: Answer) => void>()
  let text = ''
  from.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (text + chunk).split('\0')
    text = messages.pop() ?? ''
    for (const message of messages) {
      const answer = JSON.parse(message) as Answer
      if (answer.id !== undefined) waiting.get(answer.id)?.(answer)
    }
  })
  let id = 0
  return (method: string, params: object = {}, sessionId?: unknown): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      id++
      waiting.set(id, ({ result, error }) => (result ? resolve(result) : reject(new Error(error?.message))))
      to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
}
