// Kills a process again and again while it moves its library: the place that is noted always has a whole library with all that was saved.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { checkLibrary } from '../../../electron/app/backups/check'
import { placeOf } from '../../../electron/app/moving/place'
import { clearParts } from '../../../electron/app/part-files'
import { openDatabase } from '../../../electron/storage/database'
import { readPack } from '../../../electron/storage/packs'
import { bundleForNode } from '../../../electron/storage/testing/bundle'
import { makeLibrary } from '../../../electron/storage/testing/damage'
import { createRandom } from '../damage/random'

const FEW = 6
const rounds = Number(process.env.ATTACHE_KILLS ?? FEW)
const random = createRandom(Number(process.env.ATTACHE_SEED ?? 1))
let script: string
let home: string
beforeAll(async () => {
  script = await bundleForNode(join(import.meta.dirname, 'move-worker.ts'), 'moves')
  home = mkdtempSync(join(tmpdir(), 'attache-moves-'))
  vi.stubEnv('ATTACHE_PROFILE', join(home, 'own'))
}, 120_000)
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true, force: true })
})

it('nothing that was reported is lost, and no part of a copy stays', async () => {
  makeLibrary(join(home, 'library.db'), 5)
  const saved = new Map<string, number>()
  for (let round = 0; round < rounds; round += 1) {
    const child = spawn(process.execPath, [script, home, String(round)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    await once(child.stdout, 'data')
    setTimeout(() => child.kill('SIGKILL'), random.below(500))
    await once(child, 'close')
    expect(child.signalCode).toBe('SIGKILL')
    for (const line of said.split('\n').slice(0, -1)) {
      const [what, id = '', revision] = line.split(' ')
      if (what === 'saved') saved.set(id, Number(revision))
    }
    const file = placeOf(join(home, 'library.db'))
    const db = openDatabase(file)
    for (const [id, revision] of saved)
      expect([round, (readPack(db, id).revision ?? 0) >= revision]).toEqual([round, true])
    db.close()
    const { structure, rows } = checkLibrary(file)
    expect([round, structure, rows]).toEqual([round, [], 0])
  }
  clearParts(Date.now())
  const left = readdirSync(home, { recursive: true }).map(String)
  expect(left.filter((name) => /\.part$/.test(name))).toEqual([])
}, 3_600_000)
