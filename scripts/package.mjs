// `npm run package [-- TARGET …]`: packs the app with its runtime below dist/. Targets: dir (always made), zip, tar.gz, deb, rpm.
import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { runMain, SetupError, step } from './lib/log.mjs'
import { makeTar, makeZip } from './lib/packages/archives.mjs'
import { program, sha256, sourceTime } from './lib/packages/contents.mjs'
import { makeDeb } from './lib/packages/deb.mjs'
import { makeRpm } from './lib/packages/rpm.mjs'
import { makeUnpacked } from './lib/packages/unpacked.mjs'
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

await runMain(async () => {
  const wanted = process.argv.slice(2).filter((one) => one !== 'dir')
  const unknown = wanted.find((one) => !(one in targets))
  if (unknown !== undefined)
    throw new SetupError(`There is no target ${unknown}.`, `Targets: dir, ${Object.keys(targets).join(', ')}`)
  const runtime = await prepare()
  const folder = await makeUnpacked(runtime)
  const time = await sourceTime()
  const sums = []
  for (const one of wanted) {
    const [file, make] = targets[one]
    step(`Making ${file}`)
    const target = inRoot('dist', file)
    await make(folder, target, time, place)
    sums.push(`${await sha256(target)}  ${basename(target)}\n`)
  }
  if (sums.length > 0) writeFileSync(inRoot('dist', 'SHA256SUMS'), sums.join(''))
  process.stdout.write(`${folder}\n`)
})
