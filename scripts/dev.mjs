// `npm run dev`: the app with hot reload.
import { runMain } from './lib/log.mjs'
import { inRoot } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'
import { runInForeground } from './lib/run.mjs'
import { runtimeArguments } from './lib/runtime.mjs'

await runMain(async () => {
  const runtime = await prepare({ build: false })
  const electronVite = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const env = { ELECTRON_EXEC_PATH: runtime.executable }
  if ((await runtimeArguments()).includes('--no-sandbox')) env.NO_SANDBOX = '1'
  return runInForeground(process.execPath, [electronVite, 'dev', '--watch', ...process.argv.slice(2)], env)
})
