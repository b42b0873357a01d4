// `npm run verify:pdf`: has veraPDF check every kind of export against PDF/UA-1 and PDF/A-2a. Fetches it once by Maven.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { importSource } from './lib/import-source.mjs'
import { runMain, step, warn } from './lib/log.mjs'
import { cacheDir, root } from './lib/paths.mjs'
import { run, tail } from './lib/run.mjs'

const VERSION = '1.30.2'
const folder = join(cacheDir, 'verapdf', VERSION)
const profiles = [
  ['ua1', 'PDF/UA-1'],
  ['2a', 'PDF/A-2a'],
]
/** Command lines have a limited length, and one start of Java serves many files. */
const FILES_PER_RUN = 60
const FETCH_TIMEOUT_MS = 5 * 60_000

const project = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>org.attache</groupId><artifactId>verify-pdf</artifactId><version>1</version>
<dependencies><dependency><groupId>org.verapdf.apps</groupId><artifactId>cli</artifactId><version>${VERSION}</version></dependency></dependencies>
</project>
`

/** Fetches veraPDF into the cache; reports why if it can't. */
async function fetchChecker() {
  if (existsSync(folder)) return null
  if ((await run('java', ['-version'])).code !== 0) return 'Java is not installed.'
  if ((await run('mvn', ['-v'])).code !== 0) return 'Maven is not installed.'
  step(`Fetching veraPDF ${VERSION} by Maven`)
  const partial = `${folder}.part`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { recursive: true })
  writeFileSync(join(partial, 'pom.xml'), project)
  const fetched = await run('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib'], {
    cwd: partial,
    timeoutMs: FETCH_TIMEOUT_MS,
  })
  if (fetched.code !== 0) return `Maven could not fetch it:\n${tail(fetched.output, 5)}`
  renameSync(partial, folder)
  return null
}

/** Checks files against a profile; returns the errors, one per line, and how many files passed. */
async function check(files, profile) {
  const classes = [join(folder, 'lib', '*')].join(delimiter)
  const complaints = []
  let passed = 0
  for (let start = 0; start < files.length; start += FILES_PER_RUN) {
    const args = [
      '-cp',
      classes,
      'org.verapdf.apps.GreenfieldCliWrapper',
      '-f',
      profile,
      '--format',
      'text',
      '-v',
    ]
    const { stdout, output } = await run('java', [...args, ...files.slice(start, start + FILES_PER_RUN)])
    const lines = stdout.split('\n').filter((line) => line.trim() !== '')
    passed += lines.filter((line) => line.startsWith('PASS')).length
    complaints.push(...lines.filter((line) => !line.startsWith('PASS')))
    if (lines.length === 0) complaints.push(tail(output, 5))
  }
  return { passed, complaints }
}

await runMain(async () => {
  const missing = await fetchChecker()
  if (missing) {
    warn(`The PDFs were not checked by veraPDF. ${missing}`)
    return 0
  }
  step('Printing the torture set, the showcase, the samples, every template and every blueprint')
  const { printAll } = await importSource('tests', 'torture', 'print-all.ts')
  const files = await printAll(root, join(cacheDir, 'verify'))
  let failed = 0
  for (const [profile, name] of profiles) {
    const { passed, complaints } = await check(files, profile)
    const wrong = files.length - passed
    failed += wrong
    process.stdout.write(`${name}: ${passed} of ${files.length} files pass\n`)
    for (const line of complaints) process.stdout.write(`  ${line}\n`)
  }
  return failed === 0 ? 0 : 1
})
