// Fetches a package that is not a dependency from the npm registry: a pinned version, checked against its integrity.
import { createHash } from 'node:crypto'
import { createReadStream, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { SetupError } from './log.mjs'
import { run, tail } from './run.mjs'

/** The hash of a file. */
export async function hashFile(file, algorithm, encoding) {
  const hash = createHash(algorithm)
  await pipeline(createReadStream(file), hash)
  return hash.digest(encoding)
}

/**
 * Fetches a package into a folder through npm (and its cache).
 * @param {{package: string, sha512: string}} source Name with version, and integrity in base64.
 * @param {string} folder An empty folder.
 * @param {string} remedy What to do when it can't be had.
 * @returns {Promise<string>} The path of the archive. Throws SetupError.
 */
export async function fetchPackage(source, folder, remedy) {
  const result = await run('npm', ['pack', source.package, '--silent', '--pack-destination', folder])
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'))
  if (result.code !== 0 || !name) {
    throw new SetupError(`${source.package} could not be downloaded.\n${tail(result.output)}`, remedy)
  }
  const archive = join(folder, name)
  if ((await hashFile(archive, 'sha512', 'base64')) !== source.sha512) {
    throw new SetupError(`The download of ${source.package} is not the file that was expected.`, remedy)
  }
  return archive
}
