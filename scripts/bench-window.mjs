// `npm run bench:window`: sets up, then measures the window of the built app (bench/window.mjs).
import { withDisplay } from './lib/display.mjs'
import { runMain } from './lib/log.mjs'
import { inRoot } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'
import { runInForeground } from './lib/run.mjs'

await runMain(async () => {
  const { executable } = await prepare()
  return withDisplay(() =>
    runInForeground(process.execPath, [inRoot('bench', 'window.mjs')], { ATTACHE_ELECTRON: executable }),
  )
})
