// `npm run setup`: makes the checkout ready to run without starting anything.
import { runMain, step } from './lib/log.mjs'
import { prepare } from './lib/prepare.mjs'

await runMain(async () => {
  const runtime = await prepare()
  step(`Ready: Electron ${runtime.version} in ${runtime.dist}`)
})
