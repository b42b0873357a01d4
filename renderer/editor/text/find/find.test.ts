// Find and replace: what counts as equal, everywhere text is found, regular expressions in context.
import { history, undo } from '@tiptap/pm/history'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { draw, h, make, p, run, stateOf } from '../commands/testing'
import { MOST_FOUND } from './limits'
import { findWords, matchesOf, patternOf, type Query } from './matches'
import { searchPattern } from './patterns'
import { findPlugin, findState, goToMatch, replaceAll, replaceCurrent, setQuery } from './plugin'
import { previewOf } from './preview'
import { outcomeOf } from './replace'
import { textsOf } from './texts'

const query = (words: string, more: Partial<Query> = {}): Query => ({
  words,
  matchCase: false,
  wholeWord: false,
  regex: false,
  ...more,
})
const FIELDS: Readonly<Record<string, string>> = { host: 'Ruritania', date: '12 March 2026' }
const fieldWords = ({ name }: { readonly name: string }): string => FIELDS[name] ?? ''
const start = (...blocks: Parameters<typeof stateOf>[0]) =>
  stateOf(blocks, [history(), findPlugin(fieldWords)])
const note = (words: string) => make('footnote', { id: `note-${words.length}` }, words)

/** Searches for an expression as the thread does, and passes the matches to the state. */
function lookFor(state: EditorState, words: string, more: Partial<Query> = {}): EditorState {
  const asked = query(words, { regex: true, ...more })
  const pattern = patternOf(asked)
  if (!pattern) throw new Error('Not an expression')
  const texts = textsOf(state.doc, fieldWords)
  const hits = searchPattern({ ...pattern, texts: texts.map((text) => text.words) }, MOST_FOUND)
  const [plugin] = state.plugins.filter((each) => findState(state) === each.getState(state))
  const busy = run(state, setQuery(asked))
  return busy.apply(busy.tr.setMeta(plugin ?? '', { found: matchesOf(texts, hits) }))
}

const wordsOf = (state: EditorState) =>
  findState(state).matches.map((match) => [match.kind, match.words.slice(match.start, match.end)])

describe('finding words', () => {
  const count = (text: string, words: string, more: Partial<Query> = {}) =>
    findWords(stateOf([p(text)]).doc, query(words, more), fieldWords).length

  it('minds case, whole words and every script', () => {
    const text = 'The host, the HOST and hosts. Über über.'
    expect(count(text, 'host')).toBe(3)
    expect(count(text, 'host', { matchCase: true })).toBe(2)
    expect(count(text, 'host', { wholeWord: true })).toBe(2)
    expect(count(text, 'über')).toBe(2)
    expect(count(text, 'ber', { wholeWord: true })).toBe(0)
    expect(count('Straße, ΟΔΟΣ, 𝒳host', 'STRASSE')).toBe(1)
    expect(count('ὁδός', 'ΟΔΟΣ')).toBe(0)
    expect(count('οδος', 'ΟΔΟΣ')).toBe(1)
    expect(count('(a.b)', '(a.b)')).toBe(1)
    expect(count('wait… and wait...', 'wait...')).toBe(2)
  })

  it('takes letters with and without vowel points, stretched or as ligatures as the same, unless case matters', () => {
    expect(count('قال مُحَمَّد', 'محمد', { wholeWord: true })).toBe(1)
    expect(count('والتعـــاون', 'والتعاون')).toBe(1)
    expect(count('שָׁלוֹם', 'שלום')).toBe(1)
    expect(count('The o\ufb03ce of the of\ufb01cial', 'official')).toBe(1)
    expect(count('The o\ufb03ce', 'office', { wholeWord: true })).toBe(1)
    expect(count('\uff21\uff22\uff23', 'abc')).toBe(1)
    expect(count('a\u200erm', 'arm')).toBe(1)
    expect(count('مُحَمَّد', 'محمد', { matchCase: true })).toBe(0)
  })

  it('takes the quotes, spaces and hyphens of the keyboard for those of print', () => {
    const text =
      'The host’s “plan” on the table; don‘t\u00a0wait 10\u202fkm for Sub\u00adcommittee 2020–2021.'
    for (const words of ["host's", '"plan"', "don't wait", '10 km', 'subcommittee', '2020-2021', "'", '"'])
      expect([words, count(text, words) > 0]).toEqual([words, true])
    expect(count('host\'s "plan"', 'host’s “plan”')).toBe(1)
  })

  it('takes signs alone for what they are', () => {
    expect(count('well-known – or not', '–')).toBe(1)
    expect(count('well-known – or not', '-')).toBe(1)
    expect(count('a\u00a0b c', '\u00a0')).toBe(1)
  })

  it('finds letters with marks however they are composed, and no part of one', () => {
    expect(count('attache\u0301 and attach\u00e9', 'attaché')).toBe(2)
    expect(count('attach\u00e9', 'attache\u0301')).toBe(1)
    expect(count('attache\u0301', 'attache')).toBe(0)
    expect(count('ß', 's')).toBe(0)
  })

  it('gives the places of the words as they are written', () => {
    const { doc } = stateOf([p('A ', make('field', { name: 'none' }), note('n'), ' Sub\u00adject e\u0301 x')])
    const places = ['subject', 'é', 'x'].map((words) => {
      const [match] = findWords(doc, query(words), fieldWords)
      return doc.textBetween(match?.from ?? 0, match?.to ?? 0)
    })
    expect(places).toEqual(['Sub\u00adject', 'e\u0301', 'x'])
  })

  it('reaches titles, notes, captions, alternative texts, what fields show, and comments', () => {
    const said = [
      {
        id: 'c1',
        resolved: false,
        entries: [{ author: 'A', time: '2026-05-01T08:00:00Z', text: 'Why Ruritania?' }],
      },
    ]
    const table = make('table', { caption: 'Ruritania by year' }, row('Ruritania in a cell'))
    const section = make(
      'section',
      { id: 'one', comments: said },
      make('sectionTitle', {}, 'Ruritania'),
      p('Ruritania', note('Ruritania, annual report'), ' and ', make('field', { name: 'host' })),
      make('image', { alt: 'Map of Ruritania', caption: 'Ruritania from above' }),
      table,
    )
    const doc = make('doc', {}, section)
    const state = EditorState.create({ doc, plugins: [findPlugin(fieldWords)] })
    const found = run(state, setQuery(query('ruritania')))
    expect(wordsOf(found).map(([kind]) => kind)).toEqual([
      'text',
      'comment',
      'text',
      'note',
      'field',
      'alt',
      'caption',
      'text',
      'caption',
    ])
    expect(outcomeOf(findState(found).matches)).toEqual({
      count: 7,
      inFields: 1,
      inComments: 1,
      aroundChips: 0,
    })
    const arvenia = run(found, replaceAll('Arvenia'))
    arvenia.doc.check()
    expect(wordsOf(arvenia)).toEqual([
      ['comment', 'Ruritania'],
      ['field', 'Ruritania'],
    ])
    expect(JSON.stringify(arvenia.doc).split('Arvenia').length - 1).toBe(7)
    for (let step = 0; step < 9; step += 1) run(found, goToMatch(step % 2 ? 1 : -1))
  })

  const row = (words: string) => make('tableRow', {}, make('tableCell', {}, p(words)))
})

describe('replacing', () => {
  it('replaces all in one step that undo takes back, in notes and captions, too', () => {
    const image = make('image', { caption: 'one and one' })
    const state = run(run(start(p('|one two ', note('one')), image), setQuery(query('one'))), replaceAll('1'))
    expect(state.doc.textContent).toBe('T1 two 1')
    expect(state.doc.child(0).child(2).attrs.caption).toBe('1 and 1')
    const before = run(state, undo)
    expect(before.doc.textContent).toBe('Tone two one')
    expect(before.doc.child(0).child(2).attrs.caption).toBe('one and one')
  })

  it('replaces one and goes on, also where the new words have the old ones in them', () => {
    let state = run(start(p('|one two one')), setQuery(query('one')))
    state = run(state, replaceCurrent('one more'))
    expect(draw(run(state, goToMatch(0)))).toBe('p(one more two |one|)')
    expect(findState(state).current).toBe(1)
  })

  it('takes one step for each text, however often words stand in it, and leaves empty lines where they are', () => {
    const blocks = [p('needle, needle ', note('needle and needle'), ' needle'), p('needle')]
    const found = run(start(...blocks), setQuery(query('needle')))
    const tr: Transaction[] = []
    replaceAll('')(found, (made) => tr.push(made))
    expect(tr[0]?.steps).toHaveLength(4)
    const after = found.apply(tr[0] as Transaction)
    expect(after.doc.textContent).toBe('T,   and  ')
    expect(after.doc.firstChild?.childCount).toBe(found.doc.firstChild?.childCount)
    expect(run(after, undo).doc.eq(found.doc)).toBe(true)
  })

  it('refuses what a field shows', () => {
    const state = run(start(p('|In ', make('field', { name: 'host' }))), setQuery(query('in Rurit')))
    expect(findState(state).matches).toMatchObject([{ kind: 'field', field: 'host' }])
    expect(replaceCurrent('x')(state)).toBe(false)
    expect(replaceAll('x')(state)).toBe(false)
  })

  it('shows before what replacing would do', () => {
    const state = lookFor(start(p('|On 12 May they came')), '(\\d+) (\\w+)')
    const [match] = findState(state).matches
    expect(match && previewOf(match, query('', { regex: true }), '$2 $1')).toEqual({
      place: '',
      before: 'On ',
      found: '12 May',
      replaced: 'May 12',
      after: ' they came',
    })
  })

  it('goes round', () => {
    let state = run(start(p('|a b a')), setQuery(query('a')))
    state = run(run(state, goToMatch(1)), goToMatch(1))
    expect(findState(state).current).toBe(0)
  })
})

describe('regular expressions', () => {
  const replaced = (text: string, words: string, by: string) =>
    run(lookFor(start(p(`|${text}`), h(1, 'second')), words), replaceAll(by)).doc.textContent

  it('replace in their context, with groups filled in', () => {
    expect(replaced('one two', '(?<=one )two', 'X')).toBe('Tone Xsecond')
    expect(replaced('one two', '\\w+(?= two)', '[$&]')).toBe('T[one] twosecond')
    expect(replaced('12 May', '(\\d+) (\\w+)', '$2 $1')).toBe('TMay 12second')
    expect(replaced('12 May', '(?<day>\\d+)', '$<day>th$$ $2')).toBe('T12th$ $2 Maysecond')
    expect(replaced('ab', '(a)|(b)', '<$1$2>')).toBe('T<a><b>second')
  })

  it('find what is behind empty places, and empty places when there is nothing else', () => {
    expect(wordsOf(lookFor(start(p('|b aaa')), 'a*'))).toEqual([['text', 'aaa']])
    expect(replaced('line', '^', '> ')).toBe('> T> line> second')
    expect(replaced('line', '$', '.')).toBe('T.line.second.')
    expect(lookFor(start(p('|x', make('hardBreak', {}), 'y')), '^y').plugins.length).toBeGreaterThan(0)
    expect(wordsOf(lookFor(start(p('|x', make('hardBreak', {}), 'y')), '^y'))).toEqual([['text', 'y']])
  })

  it('take no note or reference away with the words around it', () => {
    const before = start(p('Fact', note('a source'), ' at the end, fact at the end'))
    const found = lookFor(before, 'fact.*?end')
    expect(outcomeOf(findState(found).matches)).toMatchObject({ count: 1, aroundChips: 1 })
    const after = run(found, replaceAll('X'))
    expect(after.doc.textContent).toContain('a source')
    expect(after.doc.textContent).toContain('at the end, X')
    expect(replaceCurrent('X')(found)).toBe(false)
  })

  it('may have a backslash before any sign', () => {
    const found = lookFor(start(p('a-b and "c" a\\')), '\\"c\\"|a\\-b|a\\\\')
    expect(findState(found).matches).toHaveLength(3)
  })

  it('say when they are not well-formed', () => {
    expect(patternOf(query('(', { regex: true }))).toBeNull()
    expect(patternOf(query('h\\w+s', { regex: true }))).not.toBeNull()
  })

  it('are asked of the thread once for each query and change, and end with the query', () => {
    expect(findState(run(start(p('|a')), setQuery(query('a+', { regex: true })))).search).toBe('busy')
  })
})
