// The program as a folder that runs where it stands, made by electron-builder.
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { billOfMaterials } from '../bill-of-materials.mjs'
import { SetupError, step } from '../log.mjs'
import { noticesText } from '../notices.mjs'
import { inRoot } from '../paths.mjs'
import { run, tail } from '../run.mjs'
import { program } from './contents.mjs'

/** Packs the app with its runtime into a folder below dist/, and returns that. */
export async function makeUnpacked(runtime) {
  step('Packing the app (electron-builder)')
  rmSync(inRoot('dist'), { recursive: true, force: true })
  const builder = inRoot('node_modules', 'electron-builder', 'cli.js')
  const electron = [`-c.electronDist=${runtime.dist}`, `-c.electronVersion=${runtime.version}`]
  // The fallback runtime does not have this fuse yet, and setting a missing one is an error.
  if (runtime.official) electron.push('-c.electronFuses.grantFileProtocolExtraPrivileges=false')
  const result = await run(process.execPath, [builder, '--dir', '--publish=never', ...electron])
  if (result.code !== 0)
    throw new SetupError(
      `The app could not be packed.\n${tail(result.output, 30)}`,
      'See electron-builder.yml.',
    )
  const isFolder = (name) => name.includes('unpacked') || name.startsWith('mac')
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
