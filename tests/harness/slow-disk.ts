// A disk that does not answer, for the app: a library that is loaded before the system's own functions holds back what is read and written.
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeHome, root } from './launch'

/** Whether there can be such a disk here. */
export const hasCompiler = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0

/** The disk. */
export interface SlowDisk {
  /** For the app: what it writes is held back. */
  readonly env: Readonly<Record<string, string>>
  /** The same, and what it reads. */
  readonly reads: Readonly<Record<string, string>>
  /** From now on it does not answer, until the returned function is called. */
  hold(): () => void
}

/** Makes one; the file is compiled at once. */
export function makeSlowDisk(): SlowDisk {
  const folder = makeHome()
  const [preload, gate] = [join(folder, 'slow-disk.so'), join(folder, 'gate')]
  const source = join(root, 'tests', 'fixtures', 'slow-disk.c')
  if (hasCompiler) spawnSync('cc', ['-shared', '-fPIC', '-o', preload, source, '-ldl'])
  const env = { LD_PRELOAD: preload, SLOW_DISK_GATE: gate }
  const release = (): void => rmSync(gate, { force: true })
  return {
    env,
    reads: { ...env, SLOW_DISK_READS: '1' },
    hold: () => {
      writeFileSync(gate, '')
      return release
    },
  }
}
