// Small disks of their own, for tests of disks that are full or read-only.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Mounts a small disk of so many KB; null where that is not allowed. */
export function mountDisk(kilobytes: number): string | null {
  const at = mkdtempSync(join(tmpdir(), 'attache-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', at], { stdio: 'ignore' })
  } catch {
    rmSync(at, { recursive: true })
    return null
  }
  return at
}

/** Takes away the right to write to such a disk. */
export function makeReadOnly(disk: string): void {
  execFileSync('mount', ['-o', 'remount,ro', disk])
}

/** Takes the disk away. */
export function unmount(disk: string): void {
  execFileSync('umount', [disk])
  rmSync(disk, { recursive: true })
}
