// The command line in plain Node; built to out/main/cli.js.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultHome } from '../app/paths'
import { runCli } from './run'

const contentRoot = join(__dirname, '..', '..')
const { version } = JSON.parse(readFileSync(join(contentRoot, 'package.json'), 'utf8')) as {
  version: string
}

const environment = {
  contentRoot,
  version,
  defaultHome: defaultHome(process.env, process.platform),
}

// The reader of a pipe may stop early, as in `attache list | head -1`: that is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

void runCli(process.argv.slice(2), environment).then((code) => {
  process.exitCode = code
})
