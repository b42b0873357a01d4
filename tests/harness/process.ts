// Starts the built app as a plain process, for starts that open no window: returns its message boxes and exit code.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { appEnvironment, makeHome, programFolderOf, root, sandboxArguments } from './launch'

/** A system message box. */
export interface Box {
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
}

/** A started app. */
export interface StartedApp {
  readonly child: ChildProcess
  boxes(): readonly Box[]
  output(): string
  /** Resolves with the exit code once the process is gone. */
  readonly ended: Promise<number | null>
  kill(): Promise<void>
}

/** How to start it. */
export interface StartOptions {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Labels of buttons and paths of files, in the order in which they are asked for. */
  readonly answers?: readonly string[]
  readonly cwd?: string
  /** Run as an ordinary user: root ignores file permissions. */
  readonly asNobody?: boolean
}

/** The unprivileged user on Debian and most other systems. */
export const NOBODY = 65_534
/** Whether the tests run as root, which may write anywhere. */
export const isRoot = process.getuid?.() === 0

/** Starts the app with the library of `home`, or with the one that `args` name. */
export function startApp(home: string, options: StartOptions = {}): StartedApp {
  const { args = [], env = {}, answers = [], asNobody = false } = options
  const other = asNobody && isRoot
  const child = spawn(
    process.env.ATTACHE_ELECTRON ?? '',
    ['-r', join(root, 'tests', 'harness', 'boxes.cjs'), ...sandbox(other), root, ...args],
    {
      cwd: options.cwd ?? root,
      env: {
        ...appEnvironment(home, { TMPDIR: ownedBy(other, makeHome()) }),
        ATTACHE_ANSWERS: JSON.stringify(answers),
        ...(other ? displayForNobody() : {}),
        ...env,
      },
      ...(other ? { uid: NOBODY, gid: NOBODY } : {}),
    },
  )
  let printed = ''
  const keep = (chunk: Buffer): void => {
    printed += chunk.toString()
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return {
    child,
    boxes: () => [...printed.matchAll(/^BOX (.*)$/gm)].map(([, json = '']) => JSON.parse(json) as Box),
    output: () => printed,
    ended,
    kill: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      await ended
    },
  }
}

/** Hands a folder over to the user that the app runs as; returns it. */
export function ownedBy(nobody: boolean, folder: string): string {
  if (nobody) chownSync(folder, NOBODY, NOBODY)
  return folder
}

/** A program folder that the unprivileged user may write to. */
export function ownFolderForNobody(home: string): Record<string, string> {
  return { ATTACHE_PROFILE: join(ownedBy(isRoot, makeHome()), programFolderOf(home).split('/').at(-1) ?? '') }
}

function sandbox(other: boolean): readonly string[] {
  return other ? ['--no-sandbox'] : sandboxArguments
}

/** Access to the display depends on a file of root's. */
function displayForNobody(): Record<string, string> {
  const given = process.env.XAUTHORITY
  const home = ownedBy(true, makeHome())
  if (!given) return { HOME: home }
  const copy = join(home, 'Xauthority')
  copyFileSync(given, copy)
  chownSync(copy, NOBODY, NOBODY)
  chmodSync(copy, 0o600)
  return { HOME: home, XAUTHORITY: copy }
}

/** Options to launch the app as the unprivileged user: a script that drops privileges first. */
export function launchAsNobody(home: string): { executable: string; env: Record<string, string> } {
  const env = { ...ownFolderForNobody(home), TMPDIR: ownedBy(isRoot, makeHome()) }
  const electron = process.env.ATTACHE_ELECTRON ?? ''
  if (!isRoot) return { executable: electron, env }
  const executable = join(makeHome(), 'electron')
  const giveUp = `setpriv --reuid ${NOBODY} --regid ${NOBODY} --clear-groups`
  writeFileSync(executable, `#!/bin/sh\nexec ${giveUp} '${electron}' "$@"\n`, { mode: 0o755 })
  return { executable, env: { ...env, ...displayForNobody() } }
}
