// What all packages have in common: what they say of the program, and when its files were made.
import { createHash } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { SetupError } from '../log.mjs'
import { inRoot } from '../paths.mjs'
import { hasProgram, run, tail } from '../run.mjs'

const about = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))

/** The program as package managers know it. */
export const program = {
  name: 'attache',
  title: 'Attaché',
  version: about.version,
  licence: about.license,
  summary: 'Briefing packs and course handouts, offline',
  description: about.description,
  maintainer: 'The Attaché authors <attache@localhost>',
}

/** Files that a double click opens: as in electron-builder.yml. */
export const fileTypes = [
  { ext: 'bpack', mime: 'application/vnd.attache.bpack+zip', title: 'Attaché briefing pack' },
  { ext: 'btemplates', mime: 'application/vnd.attache.btemplates+zip', title: 'Attaché section templates' },
]

/** Sizes of the icon, in pixels. */
export const iconSizes = [16, 32, 48, 64, 128, 256, 512]

/**
 * Returns the time that all files of a package bear, in seconds since 1970, so that two builds give the same bytes: SOURCE_DATE_EPOCH,
 * or the time of the commit.
 */
export async function sourceTime() {
  const given = Number(process.env.SOURCE_DATE_EPOCH)
  if (Number.isInteger(given) && given > 0) return given
  const { code, stdout } = await run('git', ['-C', inRoot(), 'log', '-1', '--format=%ct'])
  return code === 0 ? Number(stdout.trim()) : 315_532_800
}

/** Runs a program of the system. Throws SetupError when it is missing, with the Debian package that has it, or when it fails. */
export async function tool(name, packageName, args, options = {}) {
  if (!(await hasProgram(name)))
    throw new SetupError(`${name} is missing.`, `Install it: apt-get install ${packageName}`)
  const result = await run(name, args, options)
  if (result.code !== 0) throw new SetupError(`${name} failed.\n${tail(result.output, 30)}`, 'See above.')
  return result
}

/** Returns the SHA-256 of a file, in hexadecimal. */
export async function sha256(file) {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}
