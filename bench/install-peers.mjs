// Fetches the programs that the benches compare the page engine with.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { step, warn } from '../scripts/lib/log.mjs'
import { inRoot } from '../scripts/lib/paths.mjs'
import { run, tail } from '../scripts/lib/run.mjs'
import { folder } from './bundle.mjs'

/** Fetches the peers by npm, unless they are there; returns whether they are. */
export async function installPeers() {
  mkdirSync(folder, { recursive: true })
  copyFileSync(inRoot('bench', 'peers', 'package.json'), join(folder, 'package.json'))
  if (existsSync(join(folder, 'node_modules'))) return true
  step('Fetching the peers by npm')
  const installed = await run('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder })
  if (installed.code !== 0)
    warn(`The peers could not be fetched; only our engine is measured.\n${tail(installed.output, 4)}`)
  return installed.code === 0
}
