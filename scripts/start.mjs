// `npm start`: sets up and opens the app's window; without a display it exports the sample pack instead.
import { mkdirSync } from 'node:fs'
import { hasDisplay } from './lib/display.mjs'
import { runMain, step } from './lib/log.mjs'
import { inRoot, root } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'
import { runInForeground } from './lib/run.mjs'
import { runtimeArguments } from './lib/runtime.mjs'

/** Exports the sample pack with the command line of the app. */
async function exportSample() {
  step('There is no display to open a window on. Exporting the sample pack instead')
  mkdirSync(inRoot('out'), { recursive: true })
  const pdf = inRoot('out', 'sample.pdf')
  const cli = inRoot('out', 'main', 'cli.js')
  const code = await runInForeground(process.execPath, [
    cli,
    'export',
    inRoot('resources', 'sample.bpack'),
    '--edition=own',
    '--out',
    pdf,
  ])
  if (code === 0) process.stdout.write(`${pdf}\n`)
  return code
}

await runMain(async () => {
  const runtime = await prepare()
  if (!hasDisplay()) return exportSample()
  step('Opening Attaché')
  return runInForeground(runtime.executable, [...(await runtimeArguments()), root, ...process.argv.slice(2)])
})
