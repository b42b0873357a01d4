import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { supportEnd } from './runtime-support'

const day = (time: number): string => new Date(time).toISOString().slice(0, 10)

it('ends when the third version after it comes', () => {
  // 42.0.0 was published on 5 May 2026, and supported until 45.0.0 came.
  expect(day(supportEnd('42.1.0'))).toBe('2026-10-20')
  expect(day(supportEnd('45.4.1'))).toBe('2027-04-06')
  expect(supportEnd('25.1.1')).toBeLessThan(Date.UTC(2025, 0, 1))
})

it('knows the version that is shipped', () => {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    devDependencies: { electron: string }
  }
  expect(supportEnd(devDependencies.electron)).toBeGreaterThan(Date.UTC(2027, 0, 1))
})
