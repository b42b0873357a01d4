// Not one packet: the main job without any network, not even the machine's own, while each network call of all processes is recorded.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { para, STYLES, styled, wordBytes } from '../electron/word-in/testing/word-file'
import { appEnvironment, makeHome, removeHomes, root } from './harness/launch'
import { startPackaged } from './harness/packaged'

afterAll(removeHomes)

const can = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0
const isPossible = can('unshare', '-n', 'true') && can('strace', '-V')

/** Runs the rest of its command line in a namespace without a network; all its network calls are written to `log`. */
function watched(log: string, command: string): string {
  const file = join(makeHome(), 'watched')
  const strace = `strace -f -qq -e trace=network -e signal=none -o "${log}"`
  writeFileSync(file, `#!/bin/sh\nexec unshare -n ${strace} "${command}" "$@"\n`, { mode: 0o700 })
  return file
}

/** Calls that use the internet's protocols: sockets of them, addresses of them, and lookups of names. */
const outward = (log: string): string[] =>
  readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => /\b(AF_INET6?|PF_INET6?|AF_PACKET|sin_port|sin6_port|inet_addr)\b/.test(line))

it.skipIf(isPossible)('is not tried without strace and the right to `unshare -n`', (context) =>
  context.skip(),
)

it.runIf(isPossible)('sees a connection that a program tries', () => {
  const log = join(makeHome(), 'calls')
  const program = `require('node:net').connect(9, '127.0.0.1').on('error', () => 0)`
  spawnSync(watched(log, process.execPath), ['-e', program])
  expect(outward(log).join('\n')).toMatch(/connect\(.*sin_port=htons\(9\)/)
})

it.runIf(isPossible)(
  'opens a pack, types, saves, imports a Word file and exports a PDF without a network call',
  async () => {
    const home = makeHome()
    const log = join(home, 'calls')
    const word = join(home, 'Paper.docx')
    const pdf = join(home, 'visit.pdf')
    writeFileSync(word, wordBytes(styled('Heading1', 'Alpha') + para('Alpha words.'), { styles: STYLES }))
    writeFileSync(join(home, 'window.json'), '{}')
    const preload = join(root, 'tests', 'harness', 'chosen.cjs')
    const env = appEnvironment(home, { TMPDIR: makeHome(), ATTACHE_SAVE_AS: pdf, ATTACHE_OPEN: word })
    const sample = join(root, 'resources', 'sample.bpack')
    const imported = spawnSync(process.execPath, [join(root, 'out', 'main', 'cli.js'), 'import', sample], {
      env,
    })
    expect(imported.status).toBe(0)
    const app = await startPackaged(watched(log, process.env.ATTACHE_ELECTRON ?? ''), ['-r', preload, root], {
      cwd: root,
      env,
    })
    const shown = (selector: string): string => `document.querySelector(${JSON.stringify(selector)}) !== null`
    const asked = (then: string): string =>
      `(globalThis.asked ??= (async () => { const call = async (name, given) => { const { ok, value, error } = JSON.parse(await attache.call(name, given)); if (!ok) throw new Error(error.message); return value }; ${then} })().then(() => { globalThis.isDone = true }, (error) => { document.title = String(error) }), globalThis.isDone === true)`
    try {
      await app.until(shown('.library'))
      await app.until(shown('tbody tr'))
      await app.until(
        `(document.querySelector('tbody tr').dispatchEvent(new MouseEvent('dblclick', { bubbles: true })), true)`,
      )
      await app.until(shown('.document [contenteditable=true], .document[contenteditable=true]'))
      await app.until(
        `(document.querySelector('.document [contenteditable=true], .document[contenteditable=true]').focus(), true)`,
      )
      await app.type('Words of the visit. ')
      await app.until(`document.querySelector('.document').textContent.includes('Words of the visit.')`)
      await app.until(shown('.save-status[data-phase="saved"]'))
      await app.until(
        asked(`const [pack] = await call('packs.list', null)
        if (!JSON.stringify(await call('packs.read', { id: pack.id })).includes('Words of the visit.')) throw new Error('not saved')
        await call('export.start', { id: pack.id, jobId: 'job', options: { paper: 'a4', kind: 'briefing', edition: 'own' } })
        const [waiting] = await call('word.choose', { what: 'file' })
        await call('word.read', { fileId: waiting.fileId })
        await call('word.import', { fileId: waiting.fileId, marking: null })
        if ((await call('packs.list', null)).length !== 2) throw new Error('not imported')`),
      )
      expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
    } finally {
      app.kill()
    }
    expect(existsSync(log)).toBe(true)
    expect(outward(log)).toEqual([])
  },
)
