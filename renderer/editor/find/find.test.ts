// Finding and replacing, over blocks with chips in them.
import { history, undo } from '@tiptap/pm/history'
import { describe, expect, it } from 'vitest'
import { draw, make, p, run, stateOf } from '../commands/testing'
import { findMatches, type Query } from './matches'
import { findPlugin, findState, goToMatch, previewOf, replaceAll, replaceCurrent, setQuery } from './plugin'

const query = (words: string, more: Partial<Query> = {}): Query => ({
  words,
  matchCase: false,
  wholeWord: false,
  regex: false,
  ...more,
})
const start = (...blocks: Parameters<typeof stateOf>[0]) => stateOf(blocks, [history(), findPlugin()])

describe('finding', () => {
  const { doc } = stateOf([p('The host, the HOST and hosts.'), p('Über über (a.b)')])
  const count = (words: string, more: Partial<Query> = {}) => findMatches(doc, query(words, more)).length

  it('minds case, whole words and every script', () => {
    expect(count('host')).toBe(3)
    expect(count('host', { matchCase: true })).toBe(2)
    expect(count('host', { wholeWord: true })).toBe(2)
    expect(count('über')).toBe(2)
    expect(count('ber', { wholeWord: true })).toBe(0)
  })

  it('takes signs as they are unless they are a regular expression', () => {
    expect(count('(a.b)')).toBe(1)
    expect(count('h\\w+s\\b', { regex: true })).toBe(1)
    expect(count('(', { regex: true })).toBe(0)
  })

  it('gives places that are right after a chip', () => {
    const state = stateOf([p('A ', make('field', { name: 'host' }), ' says host')])
    const [match] = findMatches(state.doc, query('host'))
    expect(state.doc.textBetween(match?.from ?? 0, match?.to ?? 0)).toBe('host')
  })
})

describe('replacing', () => {
  it('replaces all in one step that undo takes back', () => {
    const state = run(run(start(p('|one two one')), setQuery(query('one'))), replaceAll('1'))
    expect(state.doc.textContent).toBe('T1 two 1')
    expect(run(state, undo).doc.textContent).toBe('Tone two one')
  })

  it('replaces one and goes on', () => {
    let state = run(start(p('|one two one')), setQuery(query('one')))
    state = run(state, replaceCurrent('first'))
    expect(draw(run(state, goToMatch(0)))).toBe('p(first two |one|)')
    expect(findState(state)).toMatchObject({ current: 0, matches: [{ text: 'one' }] })
  })

  it('shows before what replacing would do', () => {
    const state = run(start(p('|On 12 May they came')), setQuery(query('(\\d+) (\\w+)', { regex: true })))
    expect(previewOf(state, '$2 $1')).toEqual({
      before: 'On ',
      found: '12 May',
      replaced: 'May 12',
      after: ' they came',
    })
    expect(previewOf(run(state, setQuery(query('none'))), 'x')).toBeNull()
  })

  it('fills in groups of a regular expression', () => {
    const state = run(start(p('|12 May')), setQuery(query('(\\d+) (\\w+)', { regex: true })))
    expect(run(state, replaceAll('$2 $1')).doc.textContent).toBe('TMay 12')
  })

  it('goes round', () => {
    let state = run(start(p('|a b a')), setQuery(query('a')))
    state = run(run(state, goToMatch(1)), goToMatch(1))
    expect(findState(state).current).toBe(0)
  })
})
