// The command line in plain Node; built to out/main/cli.js.
import { join } from 'node:path'
import { defaultHome } from '../app/paths'
import { runCli } from './run'

const surroundings = {
  contentRoot: join(__dirname, '..', '..'),
  defaultHome: defaultHome(process.env, process.platform),
}

void runCli(process.argv.slice(2), surroundings).then((code) => {
  process.exitCode = code
})
