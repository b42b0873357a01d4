// `npm run package [-- TARGET …]`: packs the app with its runtime below dist/. Targets: dir (always made), zip, tar.gz, deb, rpm; with a
// runtime for Windows that was brought here (--windows FOLDER --native better_sqlite3.node) also win-zip and msi.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runMain, SetupError, step } from './lib/log.mjs'
import { makeTar, makeZip } from './lib/packages/archives.mjs'
import { program, sha256, sourceTime } from './lib/packages/contents.mjs'
import { makeDeb } from './lib/packages/deb.mjs'
import { makeMsi } from './lib/packages/msi.mjs'
import { makeRpm } from './lib/packages/rpm.mjs'
import { makeUnpacked, makeWindows } from './lib/packages/unpacked.mjs'
import { inRoot } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'

const { name, version } = program
const place = `${name}-${version}-${process.platform}-${process.arch}`

/** What each target is called, and how it is made. */
const targets = {
  zip: [`${place}.zip`, makeZip],
  'tar.gz': [`${place}.tar.gz`, makeTar],
  deb: [`${name}_${version}_${process.arch === 'x64' ? 'amd64' : process.arch}.deb`, makeDeb],
  rpm: [`${name}-${version}-1.${process.arch === 'x64' ? 'x86_64' : 'aarch64'}.rpm`, makeRpm],
}

/** The same for Windows. */
const windowsTargets = {
  'win-zip': [`${name}-${version}-win32-x64.zip`, makeZip],
  msi: [`${name}-${version}-x64.msi`, makeMsi],
}

const { values, positionals } = parseArgs({
  options: { windows: { type: 'string' }, native: { type: 'string' } },
  allowPositionals: true,
})

/** The runtime for Windows that was named; undefined when none is needed. Throws SetupError when it is incomplete. */
function windowsRuntime() {
  if (!positionals.some((one) => one in windowsTargets)) return undefined
  const { windows = '', native = '' } = values
  const advice =
    'Unpack the official Electron for Windows into a folder, and take better_sqlite3.node from a build on Windows:\n' +
    'npm run package -- msi --windows FOLDER --native better_sqlite3.node'
  for (const file of [join(windows, 'electron.exe'), join(windows, 'version'), native])
    if (windows === '' || native === '' || !existsSync(file))
      throw new SetupError(
        windows && native ? `${file} is missing.` : 'No runtime for Windows was named.',
        advice,
      )
  const runtime = readFileSync(join(windows, 'version'), 'utf8').trim().replace(/^v/, '')
  return { dist: resolve(windows), native: resolve(native), version: runtime }
}

await runMain(async () => {
  const known = ['dir', ...Object.keys(targets), ...Object.keys(windowsTargets)]
  const unknown = positionals.find((one) => !known.includes(one))
  if (unknown !== undefined)
    throw new SetupError(`There is no target ${unknown}.`, `Targets: ${known.join(', ')}`)
  const given = windowsRuntime()
  const runtime = await prepare()
  const time = await sourceTime()
  const sums = []
  const makeAll = async (folder, kinds, inner) => {
    for (const one of positionals.filter((target) => target in kinds)) {
      const [file, make] = kinds[one]
      step(`Making ${file}`)
      const target = inRoot('dist', file)
      await make(folder, target, time, inner)
      sums.push(`${await sha256(target)}  ${basename(target)}\n`)
    }
  }
  const folder = await makeUnpacked(runtime)
  await makeAll(folder, targets, place)
  if (given) await makeAll(await makeWindows(given), windowsTargets, `${name}-${version}-win32-x64`)
  if (sums.length > 0) writeFileSync(inRoot('dist', 'SHA256SUMS'), sums.join(''))
  process.stdout.write(`${folder}\n`)
})
