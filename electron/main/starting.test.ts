// An unfinished start is detected at the next one.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { beginStart, endStart } from './starting'

const profile = mkdtempSync(join(tmpdir(), 'attache-starting-'))
afterAll(() => rmSync(profile, { recursive: true }))

it('tells a finished start from an unfinished one', () => {
  expect(beginStart(profile)).toBe(true)
  expect(beginStart(profile)).toBe(false)
  endStart(profile)
  endStart(profile)
  expect(beginStart(profile)).toBe(true)
  expect(beginStart(join(profile, 'gone'))).toBe(true)
})
