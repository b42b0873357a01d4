// A robot's year of versions stays small, and a save that keeps versions stays fast. Prints the figures: of a tenth of the work, or of
// all of it with WHOLE_YEAR=1.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { openDatabase } from '../electron/storage/database'
import { listHistory } from '../electron/storage/history'
import { createPack, savePack } from '../electron/storage/packs'
import { meta } from '../electron/storage/testing/packs'
import { robotOf, robotSection, runYear, work, YEAR } from './history-year'

const isWhole = process.env.WHOLE_YEAR !== undefined
const SIZE = isWhole ? YEAR : { ...YEAR, packs: 5, days: 60, sessionsADay: 1 }

const mb = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`

it('a year of daily work on fifty packs', () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const db = openDatabase(':memory:')
  try {
    const report = runYear(db, (time) => vi.setSystemTime(time), SIZE)
    const pages = (db.pragma('page_count', { simple: true }) as number) * 4096
    const { saves, versions, texts, kept, lists, most } = report
    console.log(
      `${saves} saves; ${versions} versions kept, at most ${most} of a pack; texts ${mb(texts)}, kept texts ${mb(kept)}, lists ${mb(lists)}; the file ${mb(pages)}`,
    )
    expect(kept + lists).toBeLessThan(4 * texts)
    expect(most).toBeLessThan(150)
  } finally {
    db.close()
    vi.useRealTimers()
  }
}, 600_000)

it.each([24, 200])(
  'saves of a pack of %d sections, on disk',
  (count) => {
    const folder = mkdtempSync(join(tmpdir(), 'attache-saves-'))
    vi.useFakeTimers({ toFake: ['Date'] })
    const db = openDatabase(join(folder, 'library.db'))
    try {
      const robot = robotOf()
      const sections = Array.from({ length: count }, (_, at) => robotSection(robot, `s${at}`, 8))
      const { id } = createPack(db, { meta: meta(), fields: [], sections })
      let [revision, section] = [1, sections[0]]
      const times = Array.from({ length: isWhole ? 3000 : 300 }, () => {
        vi.setSystemTime(Date.now() + 2000)
        if (section) section = work(robot, section)
        const begin = process.hrtime.bigint()
        revision = savePack(db, { id, revision, sections: section ? [section] : [] }).revision
        return Number(process.hrtime.bigint() - begin) / 1e6
      }).sort((one, other) => one - other)
      const begin = process.hrtime.bigint()
      const { entries } = listHistory(db, id)
      const listed = Number(process.hrtime.bigint() - begin) / 1e6
      const at = (part: number) => times[Math.floor(times.length * part)]?.toFixed(2)
      console.log(
        `${count} sections: save median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms, longest ${times.at(-1)?.toFixed(1)} ms; ${entries.length} versions listed in ${listed.toFixed(0)} ms`,
      )
      expect(entries.length).toBeGreaterThan(2)
    } finally {
      db.close()
      vi.useRealTimers()
      rmSync(folder, { recursive: true, force: true })
    }
  },
  600_000,
)
