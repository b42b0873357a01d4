// The autosave against a fake clock.
import { beforeEach, describe, expect, it } from 'vitest'
import type { PackChange, PackField, PackMeta } from '#shared/pack'
import { AppError, type ValuePath } from '#shared/result'
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
let replaced: Omit<PackChange, 'revision'>[]
let restored: number
let kept: (PackChange | null)[]
let answer: () => Promise<{ revision: number; changed: number }>
let autosave: Autosave

beforeEach(() => {
  clock = new FakeClock()
  now = { meta: { title: 'A' } as PackMeta, fields: [], sections: [section('a'), section('b')] }
  saves = []
  replaced = []
  restored = 0
  kept = []
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
    replace: async (change) => {
      replaced.push(change)
      return { ...(await answer()), kept: 'A (copy of 1 May)' }
    },
    restore: async () => {
      restored += 1
    },
    keep: (change) => void kept.push(change),
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
    expect(autosave.state).toEqual({ phase: 'saved', at: 250, heldBack: [] })
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

  it('keeps what a slow library has not saved after a second, and what is typed later, until it is saved', async () => {
    let finish: (value: { revision: number; changed: number }) => void = () => undefined
    answer = () => new Promise((resolve) => (finish = resolve))
    type('one')
    await clock.advance(1200)
    expect(kept).toEqual([])
    await clock.advance(100)
    type('two')
    await clock.advance(5000)
    const words = kept.map((change) =>
      change?.sections.map((one) => (one as unknown as { words: string }).words),
    )
    expect(words).toEqual([['one'], ['two']])
    expect(kept[1]).toMatchObject({ id: 'pack', revision: 7 })
    answer = async () => ({ revision: 9, changed: 1 })
    finish({ revision: 8, changed: 1 })
    await clock.advance(1000)
    expect(autosave.state.phase).toBe('saved')
    expect(kept.at(-1)).toBeNull()
    const { length } = kept
    await clock.advance(10_000)
    expect(kept).toHaveLength(length)
  })

  it('keeps what can’t be saved, and forgets it when the user gives it up', async () => {
    answer = async () => {
      throw new AppError('storage/full', 'The disk is full.')
    }
    type('one')
    await clock.advance(3000)
    expect(kept).toEqual([expect.objectContaining({ revision: 7 })])
    autosave.abandon()
    expect(kept.at(-1)).toBeNull()
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
    expect(await autosave.keepMine()).toBe('A (copy of 1 May)')
    expect(replaced[0]).toMatchObject({ id: 'pack', order: ['a', 'b'], meta: { title: 'A' } })
    expect(replaced[0]?.sections).toHaveLength(2)
    expect(autosave.state.phase).toBe('saved')
    type('two')
    await clock.advance(300)
    expect(saves.at(-1)).toMatchObject({ revision: 41, sections: [{ words: 'two' }] })
  })

  it('does not try for ever to save a pack that was deleted, and brings it back when told to', async () => {
    answer = async () => {
      throw new AppError('storage/deleted', '“A” was deleted.')
    }
    type('one')
    await clock.advance(120_000)
    expect(saves).toHaveLength(1)
    answer = async () => ({ revision: 8, changed: 1 })
    await autosave.bringBack()
    await settle()
    expect(restored).toBe(1)
    expect(autosave.state.phase).toBe('saved')
  })

  it('hands out the whole pack to be kept as another, and saves nothing of what was let go', async () => {
    type('one')
    const { change } = await autosave.saveAs(async (content) => content.sections)
    expect(change).toEqual([
      { id: 'a', words: 'one' },
      { id: 'b', words: '' },
    ])
    autosave.abandon()
    await autosave.flush()
    await clock.advance(60_000)
    expect(saves).toEqual([])
    // Continued typing retries as well.
    type('two')
    await autosave.flush()
    expect(saves.at(-1)?.sections).toEqual([{ id: 'a', words: 'two' }])
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

  describe('a value that is refused', () => {
    const full = (id: string, words = ''): SavedSection => ({
      attrs: { id },
      toJSON: () => ({
        attrs: { id },
        content: [{ type: 'sectionTitle', content: [{ text: 'One' }] }],
        words,
      }),
    })
    const field = (value: string): PackField => ({ name: 'host', label: 'Host nation', value }) as PackField
    /** A store that accepts only certain dates, field lengths and section words. */
    const strict = async () => {
      const last = saves.at(-1)
      const refused: ValuePath[] = []
      if (last?.meta && !/^\d{4}-/.test(last.meta.date)) refused.push(['meta', 'date'])
      for (const [at, { value }] of (last?.fields ?? []).entries())
        if (value.length > 5) refused.push(['fields', at, 'value'])
      for (const [at, one] of (last?.sections ?? []).entries())
        if ('words' in one && one.words === 'bad') refused.push(['sections', at])
      if (refused.length > 0) throw new AppError('ipc/refused', 'packs.save was refused', { refused })
      return { revision: saves.length + 7, changed: 1 }
    }

    beforeEach(() => {
      now = {
        meta: { title: 'A', date: '2026-03-31' } as PackMeta,
        fields: [field('Fiji')],
        sections: [full('a'), full('b')],
      }
      answer = strict
      autosave = new Autosave({
        id: 'pack',
        revision: 7,
        clock,
        snapshot: () => now,
        save: (change) => {
          saves.push(change)
          return answer()
        },
        replace: async () => ({ revision: 1, changed: 1 }),
        restore: async () => undefined,
        keep: () => undefined,
      })
    })

    it('is kept back alone and named: all else is stored, also later', async () => {
      now = { ...now, meta: { title: 'B', date: '20266-03-31' } as PackMeta, fields: [field('Fiji Islands')] }
      now = { ...now, sections: [full('a', 'typed'), now.sections[1] as SavedSection] }
      autosave.touch()
      await clock.advance(300)
      expect(saves.at(-1)).toMatchObject({
        meta: { title: 'B', date: '2026-03-31' },
        fields: [{ value: 'Fiji' }],
        sections: [{ words: 'typed' }],
      })
      expect(autosave.state).toMatchObject({ phase: 'saved', heldBack: ['Date', 'Host nation'] })
      await autosave.flush()
      now = { ...now, sections: [full('a', 'typed more'), now.sections[1] as SavedSection] }
      autosave.touch()
      await clock.advance(300)
      expect(saves.at(-1)?.sections).toMatchObject([{ words: 'typed more' }])
      expect(autosave.state).toMatchObject({ phase: 'saved', heldBack: ['Date', 'Host nation'] })
      now = { ...now, meta: { ...now.meta, date: '2026-04-01' }, fields: [field('Oman')] }
      autosave.touch()
      await clock.advance(300)
      expect(saves.at(-1)).toMatchObject({ meta: { date: '2026-04-01' }, fields: [{ value: 'Oman' }] })
      expect(autosave.state).toMatchObject({ phase: 'saved', heldBack: [] })
    })

    it('in a section keeps that section back, stored or new, and no other', async () => {
      now = { ...now, sections: [full('a', 'bad'), full('c', 'bad'), full('b', 'good')] }
      autosave.touch()
      await clock.advance(300)
      expect(saves.at(-1)).toMatchObject({ order: ['a', 'b'], sections: [{ words: 'good' }] })
      expect(autosave.state).toMatchObject({ heldBack: ['the section “One”'] })
      now = { ...now, sections: [full('a', 'fine'), full('c', 'fine'), now.sections[2] as SavedSection] }
      autosave.touch()
      await clock.advance(300)
      expect(saves.at(-1)).toMatchObject({
        order: ['a', 'c', 'b'],
        sections: [{ words: 'fine' }, { words: 'fine' }],
      })
      expect(autosave.state).toMatchObject({ phase: 'saved', heldBack: [] })
    })

    it('that is no single value fails as before', async () => {
      answer = async () => {
        throw new AppError('ipc/refused', 'packs.save was refused', { refused: [['revision']] })
      }
      now = { ...now, sections: [full('a', 'x'), full('b')] }
      autosave.touch()
      await clock.advance(300)
      expect(autosave.state).toMatchObject({ phase: 'failed', code: 'ipc/refused' })
    })
  })
})
