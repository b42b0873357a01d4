// The window's side of spelling, with the real dictionary.
import { describe, expect, it } from 'vitest'
import { loadChecker } from './load'
import { type Answer, answer } from './messages'
import { type Port, Speller } from './speller'

/** A worker that runs in this thread. */
function portInThread(asked: string[][], load = loadChecker): Port {
  let tell: (reply: Answer) => void = () => undefined
  return {
    ask(question) {
      asked.push(question.kind === 'check' ? [...question.words] : [question.word])
      void answer(question, load).then((reply) => tell(reply))
    },
    listen(onAnswer) {
      tell = onAnswer
    },
  }
}

describe('the speller', () => {
  it('opens its worker with the first word, and remembers what it said', async () => {
    const asked: string[][] = []
    let opened = 0
    const speller = new Speller(() => {
      opened += 1
      return portInThread(asked)
    })
    expect(opened).toBe(0)
    expect(speller.isRight('en-GB', 'colour')).toBeUndefined()
    await speller.check('en-GB', ['colour', 'color'])
    await speller.check('en-US', ['colour'])
    expect(speller.isRight('en-GB', 'colour')).toBe(true)
    expect(speller.isRight('en-GB', 'color')).toBe(false)
    expect(speller.isRight('en-US', 'colour')).toBe(false)
    expect(speller.isRight('en-US', 'color')).toBeUndefined()
    expect([opened, asked]).toEqual([1, [['colour', 'color'], ['colour']]])
  })

  it('lets the words of the user pass, in their possessive and at the start of a sentence', async () => {
    const speller = new Speller(() => portInThread([]))
    await speller.check('en-GB', ['Tarsenia', 'tarsenia', 'hotwashing'])
    speller.personal.set(new Set(['Tarsenia', 'hotwashing']))
    const right = (word: string) => speller.isRight('en-GB', word)
    expect(['Tarsenia', "Tarsenia's", 'hotwashing', 'Hotwashing'].map(right)).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(right('tarsenia')).toBe(false)
    expect(await speller.suggest('en-GB', 'Tarsena')).toContain('Tarsenia')
  })

  it('says why when the dictionary can’t be read, and goes on', async () => {
    let broken = true
    const speller = new Speller(() =>
      portInThread([], (language) => (broken ? Promise.reject(new Error('gone')) : loadChecker(language))),
    )
    await expect(speller.check('en-GB', ['word'])).rejects.toThrow('gone')
    expect(speller.isRight('en-GB', 'word')).toBeUndefined()
    broken = false
    await speller.check('en-GB', ['word'])
    expect(speller.isRight('en-GB', 'word')).toBe(true)
  })
  it('opens another worker when one is gone', async () => {
    let opened = 0
    const dead: Port = {
      ask: () => undefined,
      listen: (_onAnswer, onFailure) => queueMicrotask(() => onFailure('gone')),
    }
    const speller = new Speller(() => (opened++ === 0 ? dead : portInThread([])))
    await expect(speller.check('en-GB', ['word'])).rejects.toThrow('gone')
    await speller.check('en-GB', ['word'])
    expect(speller.isRight('en-GB', 'word')).toBe(true)
  })
})
