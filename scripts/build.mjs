// `npm run build`: builds the app into out/ when its sources changed.
import { runMain, step } from './lib/log.mjs'
import { prepare } from './lib/prepare.mjs'

await runMain(async () => {
  await prepare({ quiet: true })
  step('The app is built in out/')
})
