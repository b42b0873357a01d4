// Which versions are kept: any times, also those of wrong clocks.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVERY_MS, isDue, keptVersions, type Timed, TURNS } from './version-turns'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
/** A Monday at noon. */
const NOW = Date.UTC(2026, 10, 30, 12)

const plain = (time: number): Timed => ({ time, named: false, mark: '' })
const any = fc.record<Timed>({
  time: fc.oneof(
    fc.integer({ min: NOW - 30 * DAY, max: NOW }),
    fc.integer({ min: -900 * DAY, max: NOW + 900 * DAY }),
  ),
  named: fc.boolean(),
  mark: fc.constantFrom('', '', '', 'exported ', 'sent Partners'),
})
const list = fc.array(any, { maxLength: 400 })
/** All versions of days of steady work, newest first. */
const steady = (days: number, hoursADay = 24): Timed[] => {
  const all: Timed[] = []
  for (let day = 0; day < days; day += 1)
    for (let at = 0; at < (hoursADay * HOUR) / EVERY_MS; at += 1)
      all.push(plain(NOW - day * DAY - at * EVERY_MS))
  return all
}

describe('thinning', () => {
  it('keeps the newest, all named ones, and of marked ones the last of each day', () => {
    fc.assert(
      fc.property(list, (versions) => {
        const kept = keptVersions(versions)
        expect(kept[0]).toBe(versions[0])
        for (const version of versions) {
          if (version.named) expect(kept).toContain(version)
          if (version.mark === '') continue
          const day = Math.floor(version.time / DAY)
          const same = versions.find(
            ({ time, mark }) => mark === version.mark && Math.floor(time / DAY) === day,
          )
          expect(kept).toContain(same)
        }
      }),
    )
  })

  it('keeps the order, and keeps the same when it is done again', () => {
    fc.assert(
      fc.property(list, (versions) => {
        const kept = keptVersions(versions)
        expect(kept).toEqual(versions.filter((version) => kept.includes(version)))
        expect(keptVersions(kept)).toEqual(kept)
      }),
    )
  })

  it('loses at most one version of each turn, and of the last ones, to a new one, whatever the clock says', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: -400, max: 400 }), (versions, days) => {
        const before = keptVersions(versions)
        const after = new Set(keptVersions([plain(NOW + days * DAY), ...before]))
        expect(before.filter((version) => !after.has(version)).length).toBeLessThanOrEqual(TURNS.length + 1)
      }),
    )
  })

  it('survives a clock that was 400 days ahead for a day, or behind', () => {
    for (const jump of [400 * DAY, -400 * DAY]) {
      const before = keptVersions(steady(60, 2))
      let now: readonly Timed[] = before
      for (let at = 0; at < 24; at += 1) now = keptVersions([plain(NOW + jump + at * EVERY_MS), ...now])
      now = keptVersions([plain(NOW + DAY), ...now])
      const left = new Set(now)
      const days = (all: readonly Timed[]) => new Set(all.map(({ time }) => Math.floor(time / DAY)))
      const lost = [...days(before)].filter((day) => !days([...left]).has(day))
      expect(lost.length, String(jump)).toBeLessThanOrEqual(2)
    }
  })

  it('is dense for hours, then by the hour, day and week', () => {
    const kept = keptVersions(steady(200))
    const within = (from: number, to: number) =>
      kept.filter(({ time }) => time > NOW - to && time <= NOW - from).length
    expect(within(0, 2 * HOUR)).toBe(24)
    expect(within(2 * HOUR, 20 * HOUR)).toBe(18)
    expect(within(2 * DAY, 20 * DAY)).toBe(18)
    expect(within(40 * DAY, 110 * DAY)).toBe(10)
    expect(kept.length).toBeLessThan(24 + 24 + 30 + 26 + 10)
  })

  it('stays small in years of daily work', () => {
    let kept: readonly Timed[] = []
    for (let day = 0; day < 3650; day += 1)
      for (let at = 0; at < 5; at += 1)
        kept = keptVersions([plain(NOW + day * DAY + at * 20 * 60 * 1000), ...kept])
    expect(kept.length).toBeLessThan(260)
  })

  it('is due after some minutes, and at once when the clock went back', () => {
    expect(isDue(null, NOW)).toBe(true)
    expect(isDue(NOW, NOW + EVERY_MS - 1)).toBe(false)
    expect(isDue(NOW, NOW + EVERY_MS)).toBe(true)
    expect(isDue(NOW, NOW - 400 * DAY)).toBe(true)
  })
})
