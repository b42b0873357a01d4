// Every channel refuses what no page of ours sends, before its handler is reached. The list is that of the program: a new channel is in it by itself.
import { describe, expect, it } from 'vitest'
import { channels } from '#shared/ipc'
import { type AnswerHandlers, answer } from './answer'
import { requests } from './requests'

const cyclic: Record<string, unknown> = {}
cyclic.self = cyclic

const deep = (): unknown => {
  let value: unknown = 1
  for (let depth = 0; depth < 2000; depth++) value = [value]
  return value
}

/** What a page in foreign hands could send; the channels that take nothing are given null alone. */
const hostile: Readonly<Record<string, unknown>> = {
  'no value': undefined,
  'a number': 7,
  'not a number': Number.NaN,
  'a truth value': true,
  'a text': 'packs',
  'a large text': 'x'.repeat(5_000_000),
  'a large number': 10n ** 40n,
  'a list of arguments': [null, null],
  'a long list': Array.from({ length: 100_000 }, () => null),
  'a deep list': deep(),
  'a cycle': cyclic,
  'a date': new Date(0),
  'a map': new Map([['id', 'x']]),
  bytes: new Uint8Array(1000),
  'an own __proto__': JSON.parse('{"__proto__": {"id": "x", "isAdmin": true}}'),
  'an own constructor': JSON.parse('{"constructor": {"prototype": {"isAdmin": true}}}'),
  'unknown names': { isAdmin: true, path: '/etc/passwd' },
}

describe.each(channels)('%s', (channel) => {
  it('refuses each hostile request with a message and no effect', async () => {
    let calls = 0
    const handlers = { [channel]: () => calls++ } as unknown as AnswerHandlers
    for (const [what, raw] of Object.entries(hostile)) {
      const reply = await answer(channel, raw, requests, handlers)
      expect(reply, what).toMatchObject({ ok: false, error: { code: 'ipc/refused' } })
      if (reply.ok) continue
      expect(reply.error.message, what).toContain(`${channel} was refused: `)
      // A message of the size of the request could fill log and screen.
      expect(reply.error.message.length, what).toBeLessThan(2000)
    }
    expect(calls).toBe(0)
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false)
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined()
  })
})
