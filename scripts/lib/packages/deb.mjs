// A package for Debian and Ubuntu.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inRoot } from '../paths.mjs'
import { run } from '../run.mjs'
import { program, tool } from './contents.mjs'
import { makeTree } from './linux-tree.mjs'

const architectures = { x64: 'amd64', arm64: 'arm64' }

/** What Electron links against; each with its name since 64-bit times, or the older one. */
const depends = [
  ...['libasound2 | libasound2t64', 'libatk-bridge2.0-0 | libatk-bridge2.0-0t64', 'libcups2 | libcups2t64'],
  ...['libdrm2', 'libgbm1', 'libgtk-3-0 | libgtk-3-0t64', 'libnss3', 'libxss1', 'libxtst6', 'xdg-utils'],
]

const control = (size, version) => `Package: ${program.name}
Version: ${version}
Architecture: ${architectures[process.arch]}
Maintainer: ${program.maintainer}
Installed-Size: ${size}
Depends: ${depends.join(', ')}
Recommends: cups-client
Section: editors
Priority: optional
Description: ${program.summary}
 ${program.description}
`

/**
 * Writes the package of an unpacked program; `time` is in seconds since 1970. A test makes one of an older `version`, packed fast.
 */
export async function makeDeb(
  unpacked,
  target,
  time,
  _name,
  { version = program.version, packing = '-Zxz' } = {},
) {
  const root = mkdtempSync(join(tmpdir(), 'attache-deb-'))
  try {
    makeTree(root, unpacked)
    const doc = join(root, 'usr', 'share', 'doc', program.name)
    mkdirSync(doc, { recursive: true })
    cpSync(inRoot('LICENSE'), join(doc, 'copyright'))
    const { stdout } = await run('du', ['-sk', '--apparent-size', root])
    mkdirSync(join(root, 'DEBIAN'))
    writeFileSync(join(root, 'DEBIAN', 'control'), control(Number.parseInt(stdout, 10), version))
    await run('chmod', ['-R', 'u=rwX,go=rX', join(root, 'usr'), join(root, 'DEBIAN')])
    await run('chmod', ['755', root])
    await tool('dpkg-deb', 'dpkg', ['--root-owner-group', packing, '--build', root, target], {
      env: { SOURCE_DATE_EPOCH: String(time) },
    })
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
