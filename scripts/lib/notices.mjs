// The licence notices of everything that is shipped, made from what the build put into its bundles.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageLists } from './bundled-packages.mjs'
import { SetupError } from './log.mjs'
import { inRoot } from './paths.mjs'
import { shippedParts } from './shipped-parts.mjs'

/** A part of the program with its licence. @typedef {{name: string, version: string, licence: string, text: string, purl?: string}} Notice */

const licenceName = /^(licen[cs]e|copying)/i

const versionOf = (name) =>
  JSON.parse(readFileSync(inRoot('node_modules', name, 'package.json'), 'utf8')).version

/** Returns the notice of each bundled package. Throws SetupError when one has no licence text. */
function bundledNotices() {
  const found = new Map()
  for (const list of readdirSync(packageLists)) {
    for (const { name, version, folder } of JSON.parse(readFileSync(join(packageLists, list), 'utf8')))
      found.set(`${name}@${version}`, { name, version, folder })
  }
  return [...found.values()].map(({ name, version, folder }) => {
    const file = readdirSync(folder).find((one) => licenceName.test(one))
    const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    if (!file || typeof license !== 'string')
      throw new SetupError(
        `The package ${name} ${version} is bundled and says no licence.`,
        'Ask its authors, or use another.',
      )
    const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
    return { name, version, licence: license, text: readFileSync(join(folder, file), 'utf8'), purl }
  })
}

/** Returns the notice of everything that is shipped beside the runtime, by name. */
export function allNotices() {
  const others = shippedParts(versionOf).map(({ licenceFile, files: _files, ...part }) => ({
    ...part,
    text: readFileSync(inRoot(licenceFile), 'utf8'),
  }))
  const notices = [...bundledNotices(), ...others]
  return notices.sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** Writes them where the program reads them. */
export function writeNotices() {
  if (!existsSync(packageLists)) return
  writeFileSync(inRoot('out', 'notices.json'), `${JSON.stringify(allNotices(), null, 1)}\n`)
}

/** Returns them as one text for a file. */
export function noticesText(notices) {
  const rule = '='.repeat(80)
  const head =
    'Attaché contains the parts below. Electron and Chromium: see LICENSE.electron.txt and LICENSES.chromium.html.\n'
  const parts = notices.map(
    ({ name, version, licence, text }) =>
      `${rule}\n${name} ${version} (${licence})\n${rule}\n\n${text.trim()}\n`,
  )
  return [head, ...parts].join('\n')
}
