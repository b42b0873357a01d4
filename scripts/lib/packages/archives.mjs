// The program as an archive that is unpacked anywhere.
import { createWriteStream, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { tool } from './contents.mjs'

/** Writes a `.tar.gz` of a folder. `time`, in seconds since 1970, is that of all files. */
export async function makeTar(folder, target, time, name) {
  const plain = target.replace(/\.gz$/, '')
  await tool('tar', 'tar', [
    ...['--sort=name', `--mtime=@${time}`, '--owner=0', '--group=0', '--numeric-owner', '--format=gnu'],
    ...[`--transform=s#^${basename(folder)}#${name}#`, '-cf', plain, '-C', dirname(folder), basename(folder)],
  ])
  rmSync(target, { force: true })
  await tool('gzip', 'gzip', ['-n', '-9', plain])
}

/** Writes a `.zip` of a folder. `time`, in seconds since 1970, is that of all files. */
export async function makeZip(folder, target, time, name) {
  const zip = new yazl.ZipFile()
  const mtime = new Date(time * 1000)
  const add = (path) => {
    for (const one of readdirSync(join(folder, path), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const inner = path === '' ? one.name : `${path}/${one.name}`
      const file = join(folder, inner)
      if (one.isDirectory()) add(inner)
      else if (one.isSymbolicLink())
        zip.addBuffer(Buffer.from(readlinkSync(file)), `${name}/${inner}`, { mtime, mode: 0o120777 })
      else
        zip.addBuffer(readFileSync(file), `${name}/${inner}`, {
          mtime,
          mode: statSync(file).mode & 0o111 ? 0o100755 : 0o100644,
        })
    }
  }
  add('')
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(target))
}
