// Builds the app when its sources changed since the last build.
import { existsSync } from 'node:fs'
import { SetupError, step } from './log.mjs'
import { writeNotices } from './notices.mjs'
import { inRoot } from './paths.mjs'
import { run, tail } from './run.mjs'
import { hashOf, readStamp, writeStamp } from './stamps.mjs'

/** Everything that the bundles are made of. */
const sources = [
  'electron',
  'scripts/lib/bundled-packages.mjs',
  'scripts/lib/notices.mjs',
  'scripts/lib/shipped-parts.mjs',
  'renderer',
  'templates',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]
const notBundled = /\.test\.tsx?$|README\.md$|[\\/]golden[\\/]/

/** Builds into out/ when needed. Throws SetupError when the build fails. */
export async function ensureBuild() {
  const inputs = hashOf(sources, notBundled)
  if (readStamp('build') === inputs && existsSync(inRoot('out', 'main', 'index.js'))) return
  step('Building the app (electron-vite build)')
  const result = await run(process.execPath, [
    inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
    'build',
  ])
  if (result.code !== 0) {
    throw new SetupError(
      `The build failed.\n${tail(result.output, 30)}`,
      'Mend the source that is named above, then try again.',
    )
  }
  writeNotices()
  writeStamp('build', inputs)
}
