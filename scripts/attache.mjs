// `npm run attache -- COMMAND`: the app's command line in plain Node.
import { runMain } from './lib/log.mjs'
import { inRoot } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'
import { runInForeground } from './lib/run.mjs'

await runMain(async () => {
  await prepare({ quiet: true })
  return runInForeground(process.execPath, [inRoot('out', 'main', 'cli.js'), ...process.argv.slice(2)])
})
