// Spelling marks while typing: they move with the text, leave changed words, and are not part of the history.
import { history, undo } from '@tiptap/pm/history'
import { type EditorState, TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { isOneOf } from '../../../spelling/speller'
import { make, p, stateOf } from '../commands/testing'
import { wordsOfBlock } from './block-words'
import { replaceWord, selectNextMisspelling } from './commands'
import {
  applyChecked,
  type CheckedBlock,
  isMarked,
  marksPlugin,
  misspellingAt,
  misspellings,
  typingPosition,
} from './marks'

const WRONG = new Set(['teh', 'recieve', 'wrod'])

/** The result of a sweep, at once. */
function blocksOf(state: EditorState): CheckedBlock[] {
  const blocks: CheckedBlock[] = []
  state.doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const words = wordsOfBlock(node).filter(({ word }) => isOneOf(WRONG, word))
    blocks.push({
      from: pos + 1,
      to: pos + 1 + node.content.size,
      wrong: words.map(({ from, to }) => ({ from: pos + 1 + from, to: pos + 1 + to })),
    })
    return false
  })
  return blocks
}
const check = (state: EditorState): EditorState =>
  state.apply(applyChecked(state.tr, { blocks: blocksOf(state) }))
const open = (...blocks: Parameters<typeof stateOf>[0]): EditorState =>
  stateOf(blocks, [marksPlugin(), history()])
const words = (state: EditorState) => misspellings(state).map(({ word }) => word)
const type = (state: EditorState, text: string, at: number): EditorState => {
  const tr = state.tr.insertText(text, at)
  return state.apply(tr.setSelection(TextSelection.create(tr.doc, at + text.length)))
}
const put = (state: EditorState, at: number): EditorState =>
  state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)))

describe('marks', () => {
  it('are set and found, in order', () => {
    const state = check(open(p('|We recieve teh map'), p('and a wrod')))
    expect(words(state)).toEqual(['recieve', 'teh', 'wrod'])
    expect(blocksOf(state).every((block) => isMarked(state, block))).toBe(true)
    const [first] = misspellings(state)
    expect(misspellingAt(state, first!.from)?.word).toBe('recieve')
    expect(misspellingAt(state, first!.to)?.word).toBe('recieve')
    expect(misspellingAt(state, first!.from - 1)).toBeNull()
  })

  it('are no change of the document, and undo does not know them', () => {
    const before = open(p('|teh map'))
    const state = check(before)
    expect(state.doc).toBe(before.doc)
    expect(undo(state)).toBe(false)
  })

  it('move with the text, and go from a word that is changed', () => {
    const state = check(open(p('|We recieve teh map')))
    const [one, other] = misspellings(state)
    const moved = type(state, 'Now ', one!.from - 3)
    expect(words(moved)).toEqual(['recieve', 'teh'])
    expect(misspellings(moved)[0]!.from).toBe(one!.from + 4)
    expect(words(type(state, 'x', other!.to))).toEqual(['recieve'])
    expect(words(type(state, 'x', one!.from + 2))).toEqual(['teh'])
    expect(words(state.apply(state.tr.delete(one!.from + 1, one!.from + 2)))).toEqual(['teh'])
  })

  it('go with the paragraph that is deleted, and leave when spelling is switched off', () => {
    const state = check(open(p('|teh'), p('wrod')))
    expect(
      words(state.apply(state.tr.delete(misspellings(state)[0]!.from - 1, misspellings(state)[0]!.to + 1))),
    ).toEqual(['wrod'])
    expect(words(state.apply(applyChecked(state.tr, { clear: true })))).toEqual([])
  })

  it('wait for the word that is being typed until the cursor leaves it', () => {
    const state = open(p('|'))
    const at = state.selection.from
    const typing = type(type(state, 'te', at), 'h', at + 2)
    expect(typingPosition(typing)).toBe(at + 3)
    expect(typingPosition(put(typing, at + 1))).toBe(at + 3)
    expect(typingPosition(type(typing, ' ', at + 3))).toBe(at + 4)
    expect(typingPosition(put(type(typing, ' x', at + 3), at + 1))).toBeNull()
    expect(typingPosition(typing.apply(applyChecked(typing.tr, { blocks: [] })))).toBe(at + 3)
  })
})

describe('words of a block', () => {
  const wordsIn = (...content: Parameters<typeof p>) => wordsOfBlock(p(...content)).map(({ word }) => word)

  it('are whole over marks, without code, fields and notes', () => {
    const { marks } = open(p('|')).schema
    const bold = make('paragraph', {}, 'cieve').firstChild!.mark([marks.bold!.create()])
    const code = make('paragraph', {}, 'cdoe').firstChild!.mark([marks.code!.create()])
    expect(wordsIn('re', bold, ' it')).toEqual(['recieve', 'it'])
    expect(wordsIn('see ', code, ' here')).toEqual(['see', 'here'])
    expect(wordsIn('the ', make('field', { name: 'nation' }), '’s end')).toEqual(['the', 'end'])
    expect(wordsIn('a word', make('footnote', { id: 'f' }, 'nnote'), ' more')).toEqual(['word', 'more'])
  })

  it('stand where they are said to be', () => {
    const block = p(
      'a ',
      make('field', { name: 'nation' }),
      ' recieve',
      make('footnote', { id: 'f' }, 'xx'),
      ' wrod',
    )
    const found = wordsOfBlock(block).map(({ from, to }) => block.textBetween(from, to))
    expect(found).toEqual(['recieve', 'wrod'])
  })
})

describe('commands', () => {
  const run = (state: EditorState, command: typeof selectNextMisspelling): EditorState => {
    let next = state
    expect(command(state, (tr) => (next = state.apply(tr)))).toBe(true)
    return next
  }

  it('go from word to word, round and round', () => {
    let state = check(open(p('|We recieve teh map')))
    const seen = ['recieve', 'teh', 'recieve'].map((word) => {
      state = run(state, selectNextMisspelling)
      return [word, state.doc.textBetween(state.selection.from, state.selection.to)]
    })
    expect(seen.every(([wanted, selected]) => wanted === selected)).toBe(true)
    expect(selectNextMisspelling(open(p('|right')))).toBe(false)
  })

  it('replace a word as one step to undo, apart from what was typed before', () => {
    const state = check(open(p('|teh map')))
    const typed = type(state, '!', state.selection.from + 7)
    const replaced = run(typed, replaceWord(misspellings(typed)[0]!, 'the'))
    expect(replaced.doc.textContent).toBe('Tthe map!')
    expect(words(replaced)).toEqual([])
    expect(run(replaced, undo).doc.textContent).toBe('Tteh map!')
    expect(replaceWord(misspellings(state)[0]!, 'the')(replaced)).toBe(false)
  })
})
