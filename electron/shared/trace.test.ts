// A logged error never contains a word of its message, but says where it occurred.
import { expect, it } from 'vitest'
import { errorOf, failureOf } from './failure'
import { AppError } from './result'
import { isTraceLine, traceOf } from './trace'

const SECRET = 'Zebrawood'

function thrown(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('Nothing was thrown.')
}

const fakeFrames = `${SECRET}\n    at ${SECRET} (${SECRET}.js:1:1)\n    at /home/${SECRET}/x.js:2:2`
const pack: Record<string, { readonly title: string }> = {}
class DatabaseError extends Error {
  readonly code = 'SQLITE_CONSTRAINT_CHECK'
}

it.each<[string, () => unknown, RegExp]>([
  ['JSON that quotes its input', () => JSON.parse(`${SECRET}, dear diary`), /^SyntaxError$/],
  [
    'a property named by the user',
    () => (pack.none as unknown as Record<string, string>)[SECRET],
    /^TypeError \(read of undefined or null\)$/,
  ],
  [
    'a call of what the user named',
    () => (pack[SECRET] as unknown as () => void)(),
    /^TypeError \(not a function\)$/,
  ],
  [
    'an error of ours with a title',
    () => {
      throw new AppError('export/failed', `/home/${SECRET}/${SECRET}.pdf was not written`)
    },
    /^AppError export\/failed$/,
  ],
  [
    'a message with lines like places',
    () => {
      throw new RangeError(fakeFrames)
    },
    /^RangeError$/,
  ],
  [
    'a message that was changed afterwards',
    () => {
      const error = new Error(fakeFrames)
      error.message = 'harmless'
      throw error
    },
    /^Error$/,
  ],
  [
    'a name and a code that quote',
    () => {
      throw Object.assign(new Error('x'), { name: SECRET, code: SECRET })
    },
    /^Error$/,
  ],
  [
    'a name that quotes and looks like one of an error',
    () => {
      throw Object.assign(new Error('x'), { name: `${SECRET}Error` })
    },
    /^Error$/,
  ],
  [
    'a cause with a path',
    () => {
      const cause = Object.assign(new Error(`ENOENT: open '/home/${SECRET}'`), { code: 'ENOENT' })
      throw new AppError('storage/unwritable', SECRET, { cause })
    },
    /^AppError storage\/unwritable$/,
  ],
  [
    'a failure of the database',
    () => {
      throw new DatabaseError(`${SECRET} is not unique`)
    },
    /^Error SQLITE_CONSTRAINT_CHECK$/,
  ],
])('%s', (_what, run, kind) => {
  const trace = traceOf(thrown(run))
  expect(trace[0]).toMatch(kind)
  expect(trace.join('\n')).not.toContain(SECRET)
  expect(trace.filter((line) => !isTraceLine(line))).toEqual([])
})

it('names locations in the program, without its folder', () => {
  const trace = traceOf(thrown(() => JSON.parse('{')))
  expect(trace.join('\n')).toMatch(/^ {4}at .*trace\.test\.ts:\d+:\d+$/m)
  expect(trace.join('\n')).not.toMatch(/[/\\](home|work|tmp|Users)/)
  const cause = new Error('inner')
  expect(traceOf(new Error('outer', { cause })).filter((line) => line.startsWith('caused by'))).toHaveLength(
    1,
  )
})

it('accepts values that are not errors, and stops at circular causes', () => {
  expect(traceOf(SECRET)).toEqual(['Thrown string'])
  expect(traceOf(undefined)).toEqual(['Thrown undefined'])
  const round = new Error('a')
  round.cause = round
  expect(traceOf(round).length).toBeLessThan(250)
})

it('knows its own lines from words', () => {
  expect(isTraceLine('    at Object.run (x.js:1:2)')).toBe(false)
  for (const line of [
    SECRET,
    `Error (${SECRET})`,
    `    at ${SECRET}`,
    `TypeError ${SECRET}`,
    `${SECRET}Error`,
    'Dear diary',
    '',
  ])
    expect([line, isTraceLine(line)]).toEqual([line, false])
})

it('carries a failure to another thread with its code and its place', () => {
  const cause = Object.assign(new Error('no space left'), { code: 'ENOSPC' })
  const full = new AppError('export/failed', 'The disk is full.', { cause })
  const expected = errorOf(structuredClone(failureOf(full)))
  expect(traceOf(expected)).toEqual(traceOf(full))
  expect(expected).toBeInstanceOf(AppError)
  expect(expected).toMatchObject({ code: 'export/failed', message: 'The disk is full.' })
  const fault = failureOf(thrown(() => (undefined as unknown as { y: string }).y))
  expect(fault.code).toBe('internal')
  const again = errorOf(structuredClone(fault))
  expect(again).not.toBeInstanceOf(AppError)
  expect(traceOf(again)).toEqual(
    traceOf(thrown(() => (undefined as unknown as { y: string }).y)).map(() => expect.any(String)),
  )
  expect(traceOf(again)[0]).toMatch(/^TypeError \(read of/)
  expect(traceOf(again)[1]).toContain('trace.test.ts')
})
