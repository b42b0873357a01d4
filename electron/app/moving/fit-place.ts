// Refuses places where a library can't be: network drives, folders without the right to write, full disks.
import { accessSync, constants, existsSync, readFileSync, statfsSync } from 'node:fs'
import { dirname, sep } from 'node:path'
import { AppError } from '#shared/result'
import { sizeOf } from '../../storage/on-disk'
import { possibleLibrary } from '../paths'
import { realPath } from './real-path'

/** File systems on other computers, as Linux names them. */
const NETWORK =
  /^(nfs|cifs|smb|ncp|afs|9p|ceph|gluster|glusterfs|davfs|fuse\.(sshfs|rclone|davfs|gvfs|gvfsd|curlftpfs))/
/** What a library needs besides its own size: its log, and room to work. */
const SPARE_BYTES = 16 * 1024 * 1024

/**
 * Throws when a library of this file can't be at `target`: `usage` for a place that is not possible, `export/failed` for a file
 * that exists, `storage/unwritable` and `storage/full`.
 */
export function refuseUnfit(library: string, target: string, mounts = mountsOf()): void {
  possibleLibrary(target)
  if (['', '-wal', '-journal'].some((end) => existsSync(target + end)))
    throw new AppError(
      'export/failed',
      `${target} is there already. Choose another name; nothing was replaced.`,
    )
  const folder = realPath(dirname(target))
  if (isOnNetwork(folder, mounts))
    throw new AppError(
      'usage',
      `${folder} is on a network drive. There the library could be damaged when two computers use it. Choose a folder on this computer or on a disk connected to it.`,
    )
  refuseUnwritable(folder)
  const { bavail, bsize } = statfsSync(folder)
  const needed = (sizeOf(library) ?? 0) + (sizeOf(`${library}-wal`) ?? 0) + SPARE_BYTES
  if (bavail * bsize < needed)
    throw new AppError(
      'storage/full',
      `There is not enough space in ${folder}: ${megabytes(needed)} are needed, ${megabytes(bavail * bsize)} are free.`,
    )
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`

function refuseUnwritable(folder: string): void {
  try {
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    throw new AppError(
      'storage/unwritable',
      `You can’t write to the folder ${folder}. Choose another one, or check its permissions.`,
      { cause },
    )
  }
}

/** Mount points and the kinds of their file systems. */
type Mounts = readonly (readonly [point: string, kind: string])[]

function mountsOf(): Mounts {
  try {
    const lines = readFileSync('/proc/self/mounts', 'utf8').split('\n')
    return lines.flatMap((line) => {
      const [, point = '', kind = ''] = line.split(' ')
      // Spaces and the like are written as octal numbers.
      return kind === ''
        ? []
        : [
            [
              point.replace(/\\(\d{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8))),
              kind,
            ] as const,
          ]
    })
  } catch {
    // Windows and macOS have no such list.
    return []
  }
}

function isOnNetwork(folder: string, mounts: Mounts): boolean {
  if (folder.startsWith('\\\\') && !folder.startsWith('\\\\?\\')) return true
  const within = mounts.filter(
    ([point]) => folder === point || folder.startsWith(point === sep ? sep : point + sep),
  )
  const nearest = within.reduce((best, one) => (one[0].length >= best[0].length ? one : best), [
    '',
    '',
  ] as const)
  return NETWORK.test(nearest[1])
}
