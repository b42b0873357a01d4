// The packaged app: made by `npm run package`, installed from its .deb into a clean root, used, upgraded and removed.
import { execFile } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeDeb } from '../scripts/lib/packages/deb.mjs'
import { appEnvironment, makeHome, removeHomes, root } from './harness/launch'
import { startPackaged } from './harness/packaged'

const start = promisify(execFile)
const packing = 400_000

const home = makeHome()
// Chromium's sandbox works neither for root nor where user namespaces are forbidden; the command line opens no page.
const env = appEnvironment(home, { ELECTRON_DISABLE_SANDBOX: '1' })
let folder = ''

beforeAll(async () => {
  const { stdout } = await start(process.execPath, [join(root, 'scripts', 'package.mjs')], { cwd: root })
  folder = stdout.trim()
}, packing)
afterAll(removeHomes)

async function exportsSample(executable: string): Promise<void> {
  const pdf = join(home, 'sample.pdf')
  const args = ['export', join(root, 'resources', 'sample.bpack'), '--out', pdf, '--edition=own', '--json']
  const { stdout } = await start(executable, args, { cwd: home, env })
  const report = JSON.parse(stdout) as { pages: number; bytes: number }
  const bytes = readFileSync(pdf)
  expect(bytes.length).toBe(report.bytes)
  const read = await getDocument({ data: new Uint8Array(bytes) }).promise
  expect(read.numPages).toBe(report.pages)
  expect(read.numPages).toBeGreaterThan(2)
}

describe('the packaged app', () => {
  it('exports the sample pack as a PDF', () => exportsSample(join(folder, 'attache')))

  it('opens a library: it lists no packs in a new one', async () => {
    const { stdout } = await start(join(folder, 'attache'), ['list', '--json'], { cwd: home, env })
    expect(JSON.parse(stdout)).toEqual([])
  })

  it('keeps its library beside itself when a file says that it is portable', async () => {
    const { ATTACHE_HOME: _home, ATTACHE_PROFILE: _profile, ...plain } = env
    writeFileSync(join(folder, 'portable'), '')
    const args = ['import', join(root, 'resources', 'sample.bpack')]
    const user = makeHome()
    await start(join(folder, 'attache'), args, { cwd: home, env: { ...plain, HOME: user } })
    expect(existsSync(join(folder, 'data', 'library', 'library.db'))).toBe(true)
    const left = readdirSync(user, { recursive: true, withFileTypes: true })
    expect(left.filter((one) => one.isFile())).toEqual([])
    for (const made of ['portable', 'data']) rmSync(join(folder, made), { recursive: true })
  })

  it('exits with code 2 on wrong usage', async () => {
    await expect(start(join(folder, 'attache'), ['export'], { cwd: home, env })).rejects.toMatchObject({
      code: 2,
    })
  })

  it('has the licence of everything that is in it', () => {
    const notices = readFileSync(join(folder, 'NOTICES.txt'), 'utf8')
    const { components } = JSON.parse(readFileSync(join(folder, 'sbom.cdx.json'), 'utf8')) as {
      components: { name: string; version: string }[]
    }
    const listed = components.map(({ name, version }) => `${name} ${version}`)
    for (const one of listed.filter((name) => !name.startsWith('electron ')))
      expect(notices).toContain(`\n${one} (`)
    // Each font, dictionary and native module is one of the parts, and lies beside its licence.
    const resources = join(folder, 'resources', 'resources')
    const licences = readdirSync(join(resources, 'fonts')).filter((file) => file.endsWith('-LICENSE.txt'))
    for (const file of readdirSync(join(resources, 'fonts')))
      expect(licences.filter((one) => file.startsWith(one.replace('-LICENSE.txt', '')))).toHaveLength(1)
    expect(listed).toEqual(expect.arrayContaining([expect.stringMatching(/^better-sqlite3 \d/)]))
    expect(listed.filter((one) => /^(Noto|Source|Vazirmatn|Nanum|Droid)/.test(one))).toHaveLength(
      licences.length,
    )
    expect(existsSync(join(folder, 'LICENSE'))).toBe(true)
    for (const name of ['LICENSE.electron.txt', 'LICENSES.chromium.html'])
      expect(existsSync(join(folder, name))).toBe(true)
  })

  it('has the fuses set that it can have', async () => {
    const wire = await getCurrentFuseWire(join(folder, 'attache'))
    const state = (fuse: FuseV1Options): string => String.fromCharCode(wire[fuse] ?? 0)
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
    ]
    expect(off.map(state)).toEqual(['0', '0', '0'])
    const on = [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar]
    expect(on.map(state)).toEqual(['1', '1'])
    // Older runtimes don't have this one.
    expect(['0', 'r', '\0']).toContain(state(FuseV1Options.GrantFileProtocolExtraPrivileges))
  })

  it('brings only the languages of Chromium that it needs', () => {
    expect(readdirSync(join(folder, 'locales')).sort()).toEqual(['en-GB.pak', 'en-US.pak'])
  })
})

const hasDpkg = existsSync('/usr/bin/dpkg-deb') && process.getuid?.() === 0

describe.runIf(hasDpkg)('the .deb', () => {
  const place = mkdtempSync(join(tmpdir(), 'attache-installed-'))
  const installed = join(place, 'root')
  const dpkg = (...args: string[]) => start('dpkg', [`--root=${installed}`, '--force-depends', ...args])
  const file = (version: string): string => join(place, `attache_${version}_amd64.deb`)
  afterAll(() => rmSync(place, { recursive: true, force: true }))

  it(
    'is installed, used in its window, upgraded and removed, and the library stays',
    async () => {
      const options = { packing: '-Zgzip' }
      await makeDeb(folder, file('0.0.9'), 1_800_000_000, undefined, { ...options, version: '0.0.9' })
      await makeDeb(folder, file('0.1.0'), 1_800_000_000, undefined, options)
      for (const part of ['info', 'updates', 'triggers', 'parts'])
        mkdirSync(join(installed, 'var', 'lib', 'dpkg', part), { recursive: true })
      for (const list of ['status', 'available', 'diversions'])
        writeFileSync(join(installed, 'var', 'lib', 'dpkg', list), '')
      const version = async () =>
        (await start('dpkg-query', [`--admindir=${installed}/var/lib/dpkg`, '-W'])).stdout

      await dpkg('--install', file('0.0.9'))
      expect(await version()).toMatch(/attache\s+0\.0\.9/)
      const executable = join(installed, 'opt', 'attache', 'attache')
      expect(statSync(join(installed, 'opt', 'attache', 'chrome-sandbox')).mode & 0o7777).toBe(0o4755)
      const desktop = readFileSync(join(installed, 'usr/share/applications/attache.desktop'), 'utf8')
      expect(desktop).toMatch(/^Exec=\/opt\/attache\/attache %F$/m)
      expect(readFileSync(join(installed, 'usr/share/mime/packages/attache.xml'), 'utf8')).toContain(
        '*.bpack',
      )
      await writesPack(executable)

      await dpkg('--install', file('0.1.0'))
      expect(await version()).toMatch(/attache\s+0\.1\.0/)
      await exportsSample(executable)
      const { stdout } = await start(executable, ['list', '--json'], { cwd: home, env })
      const packs = JSON.parse(stdout) as { id: string; title: string }[]
      const written = packs.find((one) => one.title === 'Written in the installed program')
      const text = join(home, 'written.md')
      await start(executable, ['export', written?.id ?? '', '--edition=own', '--out', text], {
        cwd: home,
        env,
      })
      expect(readFileSync(text, 'utf8')).toContain('A sentence typed after the installation.')

      await dpkg('--purge', 'attache')
      const left = readdirSync(installed, { recursive: true, withFileTypes: true })
      const files = left
        .filter((one) => !one.isDirectory())
        .map((one) => relative(installed, join(one.parentPath, one.name)))
      expect(files.filter((one) => !one.startsWith('var/lib/dpkg'))).toEqual([])
      expect(existsSync(join(home, 'library.db'))).toBe(true)
    },
    packing,
  )
})

const hasWixl = existsSync('/usr/bin/wixl') && existsSync('/usr/bin/msiextract')

describe.runIf(hasWixl)('the packages for Windows', () => {
  it(
    'hold the whole program, made from a runtime that was brought here',
    async () => {
      const windows = standIn()
      const native = join(root, 'node_modules', 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node')
      const args = ['win-zip', 'msi', '--windows', windows, '--native', native]
      await start(process.execPath, [join(root, 'scripts', 'package.mjs'), ...args], { cwd: root })
      const dist = join(root, 'dist')
      const unpacked = join(dist, 'win-unpacked')
      const whole = readdirSync(unpacked, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => relative(unpacked, join(one.parentPath, one.name)))
        .sort()
      expect(whole).toEqual(expect.arrayContaining(['attache.exe', 'resources/app.asar', 'LICENSE']))
      const made = (ending: string): string =>
        join(dist, readdirSync(dist).find((one) => one.endsWith(ending)) ?? '')
      const [msi, zip] = [made('.msi'), made('.zip')]
      const listed = await start('msiextract', ['--list', msi])
      const installed = listed.stdout
        .trim()
        .split('\n')
        .map((one) => one.replace(/^Attaché\//, ''))
      expect(installed.sort()).toEqual(whole)
      const zipped = await start('unzip', ['-Z1', zip])
      const portable = zipped.stdout
        .trim()
        .split('\n')
        .map((one) => one.replace(/^[^/]*\//, ''))
      expect(portable.sort()).toEqual(whole)
      const registry = await start('msiinfo', ['export', msi, 'Registry'])
      expect(registry.stdout).toContain('"[INSTALLDIR]attache.exe" "%1"')
      expect(readFileSync(join(dist, 'SHA256SUMS'), 'utf8').trim().split('\n')).toHaveLength(2)
    },
    packing,
  )
})

/** A folder like that of Electron for Windows: any program with a version, and the bytes in which its fuses are set. */
function standIn(): string {
  const folder = makeHome()
  const program = join(root, 'node_modules', 'electron-winstaller', 'vendor', 'rcedit.exe')
  const fuses = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x0811111111', 'latin1')
  writeFileSync(join(folder, 'electron.exe'), Buffer.concat([readFileSync(program), fuses]))
  writeFileSync(join(folder, 'version'), '25.1.1')
  for (const name of ['locales', 'resources']) mkdirSync(join(folder, name))
  for (const name of ['en-GB', 'de']) writeFileSync(join(folder, 'locales', `${name}.pak`), name)
  return folder
}

const canTrace =
  ['strace', 'unshare'].every((one) => existsSync(`/usr/bin/${one}`)) && process.getuid?.() === 0

describe.runIf(canTrace)(
  'the packaged app in a network of its own, with every call of the network recorded',
  () => {
    /** Runs the program without any network, not even the computer's own, and records what it asks the system. */
    const traced = (trace: string): string => {
      const script = join(makeHome(), 'attache')
      const strace = `strace -D -f --seccomp-bpf -e trace=%network -o '${trace}'`
      writeFileSync(script, `#!/bin/sh\nexec unshare -n ${strace} '${join(folder, 'attache')}' "$@"\n`)
      chmodSync(script, 0o755)
      return script
    }
    /** Calls that name an address of the internet, or look up a name; sockets between its own processes are not meant. */
    const outside = (trace: string): string[] =>
      readFileSync(trace, 'utf8')
        .split('\n')
        .filter((line) => /AF_INET6?\b/.test(line))
        // Chromium makes such a socket to see whether the system knows the newer addresses; it sends nothing.
        .filter((line) => !/ socket\(AF_INET6?,/.test(line))

    it('works, and sends not one packet', async () => {
      const alone = makeHome()
      const place = { cwd: alone, env: appEnvironment(alone, { ELECTRON_DISABLE_SANDBOX: '1' }) }
      const [ofWindow, ofExport] = [join(alone, 'window.trace'), join(alone, 'export.trace')]
      await writesPack(traced(ofWindow), place)
      const { stdout } = await start(join(folder, 'attache'), ['list', '--json'], place)
      const [pack] = (JSON.parse(stdout) as { id: string; title: string }[]).filter(({ title }) =>
        title.startsWith('Written'),
      )
      const pdf = join(alone, 'written.pdf')
      const args = ['export', pack?.id ?? '', '--edition=own', '--out', pdf]
      await start(traced(ofExport), args, place)
      expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
      // The recording has heard the program: its processes talk to each other.
      expect(readFileSync(ofWindow, 'utf8')).toMatch(/AF_UNIX/)
      expect([...outside(ofWindow), ...outside(ofExport)]).toEqual([])
    }, 120_000)
  },
)

/** Opens a pack in the window of the installed program, as a double click does, and writes in it. */
async function writesPack(executable: string, place = { cwd: home, env }): Promise<void> {
  const pack = join(place.cwd, 'written.bpack')
  const title = ['--title', 'Written in the installed program']
  await start(executable, ['new', '--blueprint', 'decision-paper', ...title, '--out', pack], place)
  const app = await startPackaged(executable, [pack], place)
  try {
    await app.until("document.body.innerText.includes('Written in the installed program')")
    await app.until("document.querySelector('.ProseMirror[contenteditable=true]') !== null")
    await app.until(
      "document.querySelector('.ProseMirror').focus() ?? document.activeElement.isContentEditable",
    )
    await app.type('A sentence typed after the installation. ')
    await app.until("document.body.innerText.includes('A sentence typed after the installation.')")
    await app.close()
  } finally {
    app.kill()
  }
}
