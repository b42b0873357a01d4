// The log file: lines of several processes, and what happens when it is full or can't be written.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { appendToLog, lastLogLines, logFile } from './log-file'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-log-'))
  vi.stubEnv('ATTACHE_PROFILE', folder)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const line = 'x'.repeat(1023)

it('makes way for a new file when it is full, and keeps the one before', () => {
  for (let count = 0; count < 1200; count++) appendToLog([line])
  const sizes = [logFile(), `${logFile()}.1`].map((file) => statSync(file).size)
  for (const size of sizes) expect(size).toBeLessThan(520 * 1024)
  expect(statSync(logFile()).mode & 0o777).toBe(0o600)
})

it('goes on where the full file can’t be moved, but not without end', () => {
  mkdirSync(join(folder, 'logs', 'attache.log.1', 'in the way'), { recursive: true })
  for (let count = 0; count < 5000; count++) appendToLog([line])
  appendToLog(['the last'])
  expect(lastLogLines(1)[0]).toMatch(/ the last$/)
  expect(statSync(logFile()).size).toBeLessThan(5 * 1024 * 1024)
})

it('is no failure where it can’t be written', () => {
  writeFileSync(join(folder, 'logs'), 'a file in place of the folder')
  expect(() => appendToLog(['lost'])).not.toThrow()
  expect(lastLogLines(5)).toEqual([])
})

it('has whole lines from two processes', async () => {
  const script = `
    import { appendFileSync } from 'node:fs'
    for (let count = 0; count < 500; count++) appendFileSync(${JSON.stringify(logFile())}, 'y'.repeat(200) + '\\n')`
  appendToLog(['the first'])
  const other = spawn(process.execPath, ['--input-type=module', '-e', script])
  const ended = once(other, 'exit')
  for (let count = 0; count < 500; count++) appendToLog(['z'.repeat(200)])
  await ended
  const lines = readFileSync(logFile(), 'utf8').trimEnd().split('\n')
  expect(lines).toHaveLength(1001)
  expect(lines.filter((one) => !/(the first|z{200}|^y{200})$/.test(one))).toEqual([])
  expect(existsSync(`${logFile()}.1`)).toBe(false)
})
