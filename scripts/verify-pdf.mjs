// `npm run verify:pdf`: has veraPDF check every kind of export against both standards. Fetches it once by Maven.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { importSource } from './lib/import-source.mjs'
import { runMain, step, warn } from './lib/log.mjs'
import { cacheDir, root } from './lib/paths.mjs'
import { run, tail } from './lib/run.mjs'

const VERSION = '1.30.2'
const folder = join(cacheDir, 'verapdf', VERSION)
/** Standards of an export, with the part of PDF/UA and the claim of PDF/A that a file without enclosures makes. */
const STANDARDS = [
  { standard: 'ua1', ua: '1', archival: '2a' },
  { standard: 'ua2', ua: '2', archival: '4' },
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

/** Prints everything for a standard and checks it; returns how many checks failed. */
async function checkStandard({ standard, ua, archival }) {
  step(
    `Printing for PDF/UA-${ua} and PDF/A-${archival}: the torture set, the showcase, the samples, every template and every blueprint`,
  )
  const { printAll } = await importSource('tests', 'torture', 'print-all.ts')
  const files = await printAll(root, join(cacheDir, 'verify', standard), { standard })
  let failed = 0
  for (const [profile, claiming] of byProfile(files, [`ua${ua}`, archival])) {
    const { passed, complaints } = await check(claiming, profile)
    failed += claiming.length - passed
    process.stdout.write(`${profileName(profile)}: ${passed} of ${claiming.length} files pass\n`)
    for (const line of complaints) process.stdout.write(`  ${line}\n`)
  }
  return failed
}

function profileName(profile) {
  return profile.startsWith('ua') ? `PDF/UA-${profile.slice(2)}` : `PDF/A-${profile}`
}

/** Files by the profiles that they claim to meet, of which some are expected. */
function byProfile(files, expected) {
  const profiles = new Map(expected.map((profile) => [profile, []]))
  for (const file of files) {
    for (const profile of claimsOf(file)) profiles.set(profile, [...(profiles.get(profile) ?? []), file])
  }
  return profiles
}

/** The profiles that a file claims in its metadata, which are not compressed. */
function claimsOf(file) {
  const text = readFileSync(file, 'latin1')
  const value = (name) => new RegExp(`<${name}>(\\w+)<`).exec(text)?.[1] ?? ''
  const [ua, part] = [value('pdfuaid:part'), value('pdfaid:part')]
  if (ua === '' || part === '') throw new Error(`${file} does not claim both PDF/UA and PDF/A.`)
  return [`ua${ua}`, part + value('pdfaid:conformance').toLowerCase()]
}

await runMain(async () => {
  const missing = await fetchChecker()
  if (missing) {
    warn(`The PDFs were not checked by veraPDF. ${missing}`)
    return 0
  }
  let failed = 0
  for (const one of STANDARDS) failed += await checkStandard(one)
  return failed === 0 ? 0 : 1
})
