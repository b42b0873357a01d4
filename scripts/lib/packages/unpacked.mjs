// The program as a folder that runs where it stands, made by electron-builder.
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { billOfMaterials } from '../bill-of-materials.mjs'
import { SetupError, step } from '../log.mjs'
import { noticesText } from '../notices.mjs'
import { inRoot } from '../paths.mjs'
import { run, tail } from '../run.mjs'
import { program } from './contents.mjs'

/**
 * A runtime for Windows that was brought here: its folder, and the better-sqlite3 that was built for it.
 * @typedef {{dist: string, native: string, version: string}} WindowsRuntime
 */

/** Packs the app with a runtime for Windows into a folder below dist/, and returns that. */
export async function makeWindows(given) {
  const folder = await pack(given, [
    ...['--win', '--x64'],
    // The icon and the signature are put into the program's file on a machine with Windows.
    '-c.win.signAndEditExecutable=false',
  ])
  const native = ['node_modules', 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node']
  copyFileSync(given.native, join(folder, 'resources', 'app.asar.unpacked', ...native))
  return folder
}

/** Packs the app with its runtime into a folder below dist/, and returns that. */
export async function makeUnpacked(runtime) {
  rmSync(inRoot('dist'), { recursive: true, force: true })
  return pack(runtime, [])
}

async function pack(runtime, platform) {
  step('Packing the app (electron-builder)')
  const before = new Set(existsSync(inRoot('dist')) ? readdirSync(inRoot('dist')) : [])
  const builder = inRoot('node_modules', 'electron-builder', 'cli.js')
  const electron = [`-c.electronDist=${runtime.dist}`, `-c.electronVersion=${runtime.version}`]
  // The fallback runtime does not have this fuse yet, and setting a missing one is an error.
  if (runtime.official) electron.push('-c.electronFuses.grantFileProtocolExtraPrivileges=false')
  const result = await run(process.execPath, [builder, '--dir', '--publish=never', ...platform, ...electron])
  if (result.code !== 0)
    throw new SetupError(
      `The app could not be packed.\n${tail(result.output, 30)}`,
      'See electron-builder.yml.',
    )
  const isFolder = (name) => !before.has(name) && (name.includes('unpacked') || name.startsWith('mac'))
  const folder = inRoot('dist', readdirSync(inRoot('dist')).find(isFolder) ?? '')
  // The default app that the fallback runtime needs during development is not part of the product.
  rmSync(join(folder, 'resources', 'app'), { recursive: true, force: true })
  addPapers(folder, runtime)
  return folder
}

/** The licences and the bill of materials. */
function addPapers(folder, runtime) {
  const notices = JSON.parse(readFileSync(inRoot('out', 'notices.json'), 'utf8'))
  copyFileSync(inRoot('LICENSE'), join(folder, 'LICENSE'))
  writeFileSync(join(folder, 'NOTICES.txt'), noticesText(notices))
  const { version } = program
  writeFileSync(
    join(folder, 'sbom.cdx.json'),
    billOfMaterials({ version, runtime: runtime.version, notices }),
  )
}
