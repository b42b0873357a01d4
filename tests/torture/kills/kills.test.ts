// Kills a process again and again while it works on a library. `npm run torture` runs a hundred rounds.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkLibrary } from '../../../electron/app/backups/check'
import { backupsIn } from '../../../electron/app/backups/folder'
import { openDatabase } from '../../../electron/storage/database'
import { openLibrary } from '../../../electron/storage/open-library'
import { listPacks } from '../../../electron/storage/pack-list'
import { readPack } from '../../../electron/storage/packs'
import { bundleForNode } from '../../../electron/storage/testing/bundle'
import { createRandom, type Random } from '../damage/random'
import { makeOldLibrary } from './old-library'

/** Few, as each takes about a second. */
const FEW = 6
const rounds = Number(process.env.ATTACHE_KILLS ?? FEW)
const seed = Number(process.env.ATTACHE_SEED ?? 1)
let script: string
let home: string
beforeAll(async () => {
  script = await bundleForNode(join(import.meta.dirname, 'worker.ts'), 'kills')
  home = mkdtempSync(join(tmpdir(), 'attache-kills-'))
}, 120_000)
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** What the killed process said that it had done. */
interface Said {
  readonly saved: Map<string, number>
  readonly erased: Set<string>
}

it('nothing that was reported is lost, and no backup is unreadable', async () => {
  const random = createRandom(seed)
  const said: Said = { saved: new Map(), erased: new Set() }
  makeOldLibrary(join(home, 'library.db'), 12)
  for (let round = 0; round < rounds; round += 1) {
    // From time to time the work begins with an upgrade of an older library, or with the repair of a damaged one.
    if (round % 10 === 9) startAnew(said)
    await killOne(random, round % 4 === 2, said)
    expect([round, ...verify(said)]).toEqual([round])
  }
}, 3_600_000)

function startAnew(said: Said): void {
  for (const name of readdirSync(home)) rmSync(join(home, name), { recursive: true, force: true })
  said.saved.clear()
  said.erased.clear()
  makeOldLibrary(join(home, 'library.db'), 12)
}

async function killOne(random: Random, withDamage: boolean, said: Said): Promise<void> {
  const way = withDamage ? 'damage' : 'sound'
  const child = spawn(process.execPath, [script, home, String(random.below(1e9)), way], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = linesOf(child)
  // Half of them while the library is being opened, the others somewhere in the work.
  await lines.first
  setTimeout(() => child.kill('SIGKILL'), random.below(random.below(2) === 0 ? 60 : 900))
  await once(child, 'close')
  expect(child.signalCode).toBe('SIGKILL')
  for (const line of lines.all()) take(said, line)
}

function linesOf(child: ChildProcess): { readonly first: Promise<unknown>; all(): string[] } {
  let text = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  // The last line may be incomplete.
  return {
    first: once(child.stdout as NodeJS.ReadableStream, 'data'),
    all: () => text.split('\n').slice(0, -1),
  }
}

function take({ saved, erased }: Said, line: string): void {
  const [what, id = '', revision] = line.split(' ')
  if (what === 'saved') saved.set(id, Number(revision))
  // From here on both states are right.
  if (what === 'deleting') saved.delete(id)
  if (what === 'erased') erased.add(id)
  // A backup may have it still.
  if (what === 'restoring') erased.delete(id)
}

/** Opens the library as the program does; returns what is wrong. */
function verify({ saved, erased }: Said): string[] {
  const wrong: string[] = []
  const file = join(home, 'library.db')
  const { db, notice } = openLibrary(file, true, () => [], join(home, 'last-saved.txt'))
  const isFine = notice === null || /(All \d+ packs were|The pack was) recovered/.test(notice.text)
  if (!isFine || (notice?.lines.length ?? 0) > 0) wrong.push(JSON.stringify(notice))
  const packs = new Map(listPacks(db).map(({ id }) => [id, readPack(db, id)]))
  for (const [id, revision] of saved)
    if ((packs.get(id)?.revision ?? 0) < revision) wrong.push(`${id} is not at ${revision}`)
  for (const id of erased) if (packs.has(id)) wrong.push(`${id} is back`)
  for (const [id, { revision, doc }] of packs) {
    const newest = Math.max(
      0,
      ...[...JSON.stringify(doc).matchAll(/"Revision (\d+) /g)].map(([, n]) => Number(n)),
    )
    if (newest > revision) wrong.push(`${id} is at ${revision} with text of ${newest}`)
  }
  db.close()
  const { structure, rows, images } = checkLibrary(file)
  if (structure.length + rows + images > 0) wrong.push(`not sound: ${structure.join()} ${rows}`)
  for (const backup of backupsIn(join(home, 'backups'))) {
    const state = checkLibrary(backup.file)
    if (state.structure.length + state.rows > 0) wrong.push(`${backup.file} is not sound`)
    openDatabase(backup.file).close()
  }
  return wrong
}
