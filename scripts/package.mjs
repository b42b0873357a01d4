// `npm run package`: packs the app with its runtime into a folder below dist/.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runMain, SetupError, step } from './lib/log.mjs'
import { inRoot } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'
import { run, tail } from './lib/run.mjs'

await runMain(async () => {
  const runtime = await prepare()
  step('Packing the app (electron-builder)')
  rmSync(inRoot('dist'), { recursive: true, force: true })
  const builder = inRoot('node_modules', 'electron-builder', 'cli.js')
  const electron = [`-c.electronDist=${runtime.dist}`, `-c.electronVersion=${runtime.version}`]
  // The fallback runtime does not have this fuse yet, and setting a missing one is an error.
  if (runtime.official) electron.push('-c.electronFuses.grantFileProtocolExtraPrivileges=false')
  const result = await run(process.execPath, [builder, '--dir', '--publish=never', ...electron])
  if (result.code !== 0) {
    throw new SetupError(
      `The app could not be packed.\n${tail(result.output, 30)}`,
      'See electron-builder.yml.',
    )
  }
  const folder = inRoot(
    'dist',
    readdirSync(inRoot('dist')).find((name) => name.includes('unpacked') || name.startsWith('mac')) ?? '',
  )
  // The default app that the fallback runtime needs during development is not part of the product.
  rmSync(join(folder, 'resources', 'app'), { recursive: true, force: true })
  process.stdout.write(`${folder}\n`)
})
