// The autosave against a clock that only moves when told.
import { beforeEach, describe, expect, it } from 'vitest'
import type { PackChange, PackMeta } from '#shared/pack'
import { AppError } from '#shared/result'
import { Autosave, type Clock } from './autosave'
import type { SavedSection, Snapshot } from './changes'

class FakeClock implements Clock {
  time = 0
  private timers: { at: number; run: () => void }[] = []

  now(): number {
    return this.time
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.time + ms, run }
    this.timers.push(timer)
    return () => {
      this.timers = this.timers.filter((other) => other !== timer)
    }
  }

  async advance(ms: number): Promise<void> {
    const end = this.time + ms
    await settle()
    for (;;) {
      const next = this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.time = next.at
      this.timers = this.timers.filter((other) => other !== next)
      next.run()
      await settle()
    }
    this.time = end
    await settle()
  }
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
const section = (id: string, words = ''): SavedSection => ({ attrs: { id }, toJSON: () => ({ id, words }) })

let clock: FakeClock
let now: Snapshot
let saves: PackChange[]
let answer: () => Promise<{ revision: number; changed: number }>
let autosave: Autosave

beforeEach(() => {
  clock = new FakeClock()
  now = { meta: { title: 'A' } as PackMeta, fields: [], sections: [section('a'), section('b')] }
  saves = []
  answer = async () => ({ revision: saves.length + 7, changed: 1 })
  autosave = new Autosave({
    id: 'pack',
    revision: 7,
    clock,
    snapshot: () => now,
    save: (change) => {
      saves.push(change)
      return answer()
    },
    storedRevision: async () => 40,
  })
})

function type(words: string): void {
  now = { ...now, sections: [section('a', words), ...now.sections.slice(1)] }
  autosave.touch()
}

describe('autosave', () => {
  it('saves nothing once its pack is closed', async () => {
    autosave.dispose()
    type('late')
    await clock.advance(60_000)
    expect(saves).toEqual([])
  })

  it('saves only the changed section, 250 ms after the last change', async () => {
    type('one')
    expect(autosave.state.phase).toBe('unsaved')
    await clock.advance(249)
    expect(saves).toEqual([])
    await clock.advance(1)
    expect(saves).toEqual([{ id: 'pack', revision: 7, sections: [{ id: 'a', words: 'one' }] }])
    expect(autosave.state).toEqual({ phase: 'saved', at: 250 })
  })

  it('saves during steady typing, 600 ms after the first unsaved change at the latest', async () => {
    for (let at = 0; at < 1000; at += 100) {
      type(`word ${at}`)
      await clock.advance(100)
    }
    expect(saves.length).toBeGreaterThanOrEqual(1)
    expect(saves[0]?.sections).toEqual([{ id: 'a', words: 'word 500' }])
  })

  it('sends the order when sections moved, and no section that is the same', async () => {
    now = { ...now, sections: [...now.sections].reverse() }
    autosave.touch()
    await clock.advance(300)
    expect(saves).toEqual([{ id: 'pack', revision: 7, order: ['b', 'a'], sections: [] }])
  })

  it('sends pack and fields only when they changed', async () => {
    now = { ...now, meta: { ...now.meta, title: 'B' } }
    autosave.touch()
    await clock.advance(300)
    expect(saves).toEqual([{ id: 'pack', revision: 7, meta: { title: 'B' }, sections: [] }])
  })

  it('has one save in flight, and saves what came meanwhile on the new revision', async () => {
    let finish: (value: { revision: number; changed: number }) => void = () => undefined
    answer = () => new Promise((resolve) => (finish = resolve))
    type('one')
    await clock.advance(300)
    type('two')
    await clock.advance(2000)
    expect(saves).toHaveLength(1)
    answer = async () => ({ revision: 9, changed: 2 })
    finish({ revision: 8, changed: 1 })
    await clock.advance(300)
    expect(saves[1]).toEqual({ id: 'pack', revision: 8, sections: [{ id: 'a', words: 'two' }] })
    expect(autosave.state.phase).toBe('saved')
  })

  it('says nothing to the store when a change was taken back', async () => {
    const before = now
    type('one')
    now = before
    await clock.advance(300)
    expect(saves).toEqual([])
    expect(autosave.state.phase).toBe('saved')
  })

  it('tries again after a failure, later each time, and loses nothing', async () => {
    answer = async () => {
      throw new AppError('storage/full', 'The disk is full.')
    }
    type('one')
    await clock.advance(300)
    expect(autosave.state).toEqual({ phase: 'failed', code: 'storage/full', message: 'The disk is full.' })
    await clock.advance(1000)
    expect(saves).toHaveLength(2)
    await clock.advance(1000)
    expect(saves).toHaveLength(2)
    type('two')
    answer = async () => ({ revision: 8, changed: 1 })
    await clock.advance(1000)
    expect(saves[2]?.sections).toEqual([{ id: 'a', words: 'two' }])
    expect(autosave.state.phase).toBe('saved')
  })

  it('leaves a conflict to the user, and replaces what is stored when told to', async () => {
    answer = async () => {
      throw new AppError('storage/conflict', 'Changed elsewhere.')
    }
    type('one')
    await clock.advance(60_000)
    expect(saves).toHaveLength(1)
    answer = async () => ({ revision: 41, changed: 1 })
    autosave.overwrite()
    await settle()
    expect(saves[1]).toMatchObject({ revision: 40, order: ['a', 'b'], meta: { title: 'A' } })
    expect(saves[1]?.sections).toHaveLength(2)
    expect(autosave.state.phase).toBe('saved')
  })

  it('flushes at once, with what comes while it saves', async () => {
    type('one')
    const flushed = autosave.flush()
    type('two')
    await flushed
    expect(saves.at(-1)?.sections).toEqual([{ id: 'a', words: 'two' }])
    expect(autosave.state.phase).toBe('saved')
  })

  it('rejects a flush that fails', async () => {
    answer = async () => {
      throw new AppError('storage/busy', 'Busy.')
    }
    type('one')
    await expect(autosave.flush()).rejects.toMatchObject({ code: 'storage/busy' })
  })
})
