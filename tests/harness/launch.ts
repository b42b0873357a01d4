// Starts the built app in its real runtime with a library of its own, and ends it gently or hard.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'

/** The root of the checkout. */
export const root = join(import.meta.dirname, '..', '..')

/** A running app. */
export interface LaunchedApp {
  readonly app: ElectronApplication
  /** The app's window, its page loaded. */
  readonly window: Page
  /** Folder of the app's library (ATTACHE_HOME). */
  readonly home: string
  /** Folder of what the app keeps for that library: browser data, window state. */
  profile(): string
  /** Errors of the page since the window opened: console errors and uncaught exceptions. */
  readonly complaints: readonly string[]
  /** What the main process printed so far. */
  output(): string
  /** Asks the app to close, as the user would; returns its exit code. Throws complaints of the page. */
  close(): Promise<number | null>
  /**
   * Kills the main process with SIGKILL, like a crash or a power cut, and waits until it is gone. Throws complaints
   * of the page.
   */
  killHard(): Promise<void>
}

/** How to start the app. */
export interface LaunchOptions {
  /** Folder of the library; a new one from `makeHome` unless given. */
  readonly home?: string
  /** Arguments after the app's folder. */
  readonly args?: readonly string[]
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>
  readonly colorScheme?: 'light' | 'dark'
  /** Labels of the buttons that answer the system's message boxes, in their order; a box without an answer stays open. */
  readonly answers?: readonly string[]
  /** Runs this in place of Electron. */
  readonly executable?: string
  /** Complaints of the page that the test provokes; any other fails it when the app ends. */
  readonly complaints?: RegExp
  /**
   * Starts as on a new computer, with the sample pack and the offer of a tour. Otherwise tests start with an empty
   * library.
   */
  readonly firstStart?: boolean
}

/** A new empty folder for a library or for exports. `removeHomes` deletes it. */
export function makeHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'attache-test-'))
  homes.push(home)
  return home
}

const homes: string[] = []

/** Deletes all folders that `makeHome` made; for `afterAll`. */
export function removeHomes(): void {
  for (const home of homes.splice(0)) for (const folder of [home, programFolderOf(home)]) removeFolder(folder)
}

/** Deletes a folder; a browser that is just ending may still put a file into it meanwhile. */
function removeFolder(folder: string, tries = 10): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  } catch (error) {
    if (tries === 0) throw error
    removeFolder(folder, tries - 1)
  }
}

/** Where the app keeps its own files (ATTACHE_PROFILE) when its library is in `home`. */
export function programFolderOf(home: string): string {
  return `${home}-own`
}

/** The only profile in a program folder. */
function profileIn(programFolder: string): string {
  const [only = '', ...others] = readdirSync(join(programFolder, 'profiles'))
  if (only === '' || others.length > 0) throw new Error(`There is not one profile but ${others.length + 1}.`)
  return join(programFolder, 'profiles', only)
}

/** The Electron that `npm test` found. Throws when the tests are run without it. */
function electronPath(): string {
  const path = process.env.ATTACHE_ELECTRON
  if (!path) throw new Error('ATTACHE_ELECTRON is not set: run these tests with `npm test -- e2e`.')
  return path
}

/** Chromium refuses to sandbox for root. */
export const sandboxArguments: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** The environment for the app: ours, without what the test runner set for itself, and with the app's own library. */
export function appEnvironment(
  home: string,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(NODE_|VITEST|ELECTRON_RUN_AS_NODE)/.test(entry[0]),
  )
  return {
    ...Object.fromEntries(inherited),
    ATTACHE_HOME: home,
    ATTACHE_PROFILE: programFolderOf(home),
    ...extra,
  }
}

const preloads = ({ answers }: LaunchOptions): string[] => [
  ...['connections.cjs', 'threads.cjs'],
  ...(answers ? ['boxes.cjs'] : []),
]

/** Starts the built app and waits for its window. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const home = options.home ?? makeHome()
  // A window state beside the library, where earlier versions kept it, means that this is not the first start.
  const place = join(home, 'window.json')
  if (!options.firstStart && !existsSync(place)) writeFileSync(place, '{}')
  const app = await _electron.launch({
    executablePath: options.executable ?? electronPath(),
    args: [
      ...preloads(options).flatMap((file) => ['-r', join(root, 'tests', 'harness', file)]),
      ...sandboxArguments,
      root,
      ...(options.args ?? []),
    ],
    cwd: root,
    // Chromium leaves files behind when it is killed: they go where `removeHomes` clears up.
    env: appEnvironment(home, {
      TMPDIR: makeHome(),
      ...(options.answers && { ATTACHE_ANSWERS: JSON.stringify(options.answers) }),
      ...options.env,
    }),
    colorScheme: options.colorScheme ?? 'light',
    timeout: 90_000,
  })
  // Playwright forgets the process once it is gone.
  const child = app.process()
  let printed = ''
  const keep = (chunk: Buffer): void => {
    printed += chunk.toString()
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const window = await firstWindow(app).catch(async (cause) => {
    await killHard(child)
    throw new Error(`The app opened no window. It printed:\n${printed}`, { cause })
  })
  // So long that a busy machine makes no difference.
  window.setDefaultTimeout(90_000)
  const complaints = complaintsOf(window)
  const failOnComplaints = (): void => {
    const others = complaints.splice(0).filter((one) => !options.complaints?.test(one))
    if (others.length > 0) throw new Error(`The page complained:\n${others.join('\n')}`)
  }
  return {
    app,
    window,
    home,
    profile: () => profileIn(programFolderOf(home)),
    complaints,
    output: () => printed,
    close: async () => {
      await app.close()
      failOnComplaints()
      return child.exitCode
    },
    killHard: async () => {
      await killHard(child)
      failOnComplaints()
    },
  }
}

function complaintsOf(window: Page): string[] {
  const complaints: string[] = []
  window.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  window.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}

async function firstWindow(app: ElectronApplication): Promise<Page> {
  const window = await app.firstWindow()
  // A Chromium window exists before its page does.
  await window.waitForURL(/^(?!about:)/)
  await window.waitForLoadState('domcontentloaded')
  return window
}

async function killHard(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
