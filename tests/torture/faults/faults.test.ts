// A disk that fails at each writing step in turn: the user is told, a second attempt works, and nothing is half written.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkLibrary } from '../../../electron/app/backups/check'
import { backupsIn } from '../../../electron/app/backups/folder'
import { openLibrary } from '../../../electron/storage/open-library'
import { listPacks } from '../../../electron/storage/pack-list'
import { readPack } from '../../../electron/storage/packs'
import { bundleForNode } from '../../../electron/storage/testing/bundle'
import { makeLibrary } from '../../../electron/storage/testing/damage'

/** How many steps are tried of each kind of failure: all of them take minutes. */
const POINTS = Number(process.env.ATTACHE_FAULTS ?? 5)
const source = join(import.meta.dirname, '..', '..', 'fixtures', 'failing-disk.c')
let folder: string
let script: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attache-faults-'))
  script = await bundleForNode(join(import.meta.dirname, 'worker.ts'), 'faults')
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const shim = (): string => join(folder, 'failing-disk.so')
const canPreload = (): boolean =>
  process.platform === 'linux' &&
  spawnSync('cc', ['-shared', '-fPIC', '-o', shim(), source, '-ldl']).status === 0

interface Failure {
  readonly at: number
  /** So many calls fail. */
  readonly times: number
  /** A full disk, a broken one, or a folder that became read-only. */
  readonly why: 'ENOSPC' | 'EIO' | 'EROFS'
}

/** Runs the work with a disk that fails; returns what it said. */
function work(home: string, { at, times, why }: Failure): string[] {
  const env = {
    ...process.env,
    ...{ LD_PRELOAD: shim(), FAIL_BELOW: home, FAIL_COUNT: join(folder, 'count') },
    ...{ FAIL_AT: String(at), FAIL_FOR: String(times) },
    FAIL_WITH: why,
  }
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, home], { env, encoding: 'utf8' })
  return [
    ...stdout.split('\n').filter((line) => line !== ''),
    ...(status === 0 ? [] : [`not-told exit ${status} ${stderr}`]),
  ]
}

/** Opens the library on a sound disk; returns what is wrong. */
function verify(home: string, said: readonly string[]): string[] {
  const wrong = said.filter((line) => line.startsWith('not-told'))
  const file = join(home, 'library.db')
  const { db, notice } = openLibrary(file, true, () => [], join(home, 'last-saved.txt'))
  if (notice !== null) wrong.push(JSON.stringify(notice))
  const deleted = said.flatMap((line) => (line.startsWith('deleting ') ? [line.split(' ')[1]] : []))
  const revisions = new Map(listPacks(db).map(({ id }) => [id, readPack(db, id).revision]))
  for (const line of said) {
    const [what, id = '', revision] = line.split(' ')
    if (what === 'saved' && !deleted.includes(id) && (revisions.get(id) ?? 0) < Number(revision))
      wrong.push(line)
  }
  db.close()
  const { structure, rows, images } = checkLibrary(file)
  if (structure.length + rows + images > 0) wrong.push(`not sound: ${structure.join()}`)
  for (const backup of backupsIn(join(home, 'backups')))
    if (checkLibrary(backup.file).structure.length > 0) wrong.push(`${backup.file} is not sound`)
  if (existsSync(join(home, 'backups')))
    wrong.push(...readdirSync(join(home, 'backups')).filter((name) => name.includes('.part')))
  return wrong
}

/** Does the work once, and returns what is wrong after it. */
function tryOne(failure: Failure): string[] {
  const home = mkdtempSync(join(folder, 'home-'))
  makeLibrary(join(home, 'library.db'), 5, 2)
  const said = work(home, failure)
  const wrong = verify(home, said)
  rmSync(home, { recursive: true, force: true })
  return said.at(-1) === 'ended' || said.at(-1)?.startsWith('told open') ? wrong : [...wrong, ...said]
}

it('is told, tried again, and leaves nothing half written', ({ skip }) => {
  if (!canPreload()) return skip('no C compiler here')
  expect(tryOne({ at: 0, times: 1, why: 'EROFS' })).toEqual([])
  const steps = Number(readFileSync(join(folder, 'count'), 'utf8'))
  expect(steps).toBeGreaterThan(50)
  const points = Math.min(POINTS, steps)
  for (const [why, times] of [
    ['ENOSPC', 1],
    ['EIO', 1],
    ['EROFS', 1],
    ['ENOSPC', 6],
    ['EROFS', 6],
  ] as const)
    for (let point = 0; point < points; point += 1) {
      const failure = { at: 1 + Math.floor((point * steps) / points), times, why }
      expect([failure, ...tryOne(failure)]).toEqual([failure])
    }
}, 3_600_000)
