// The slash menu by keyboard: when it opens, what it offers, and the resulting text.
import { history, undo } from '@tiptap/pm/history'
import { type EditorState, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { describe, expect, it } from 'vitest'
import { forget, inPlaceOf } from '../text/commands/replace'
import { draw, h, make, p, stateOf, stateWith } from '../text/commands/testing'
import { slashMenu, slashState } from '../text/slash/plugin'
import { slashItem, slashItems } from './slash-items'

/** An editor state that handles keys as a view does, without a DOM. */
function desk(start: (plugins: ReturnType<typeof slashMenu>[]) => EditorState) {
  const plugin = slashMenu({
    entries: slashItems,
    run: (id, range) => {
      const item = slashItem(id)
      const command = item?.command ? inPlaceOf(range, item.command) : forget(range)
      command(view.state, view.dispatch)
      chosen.push(item?.label ?? id)
    },
  })
  const chosen: string[] = []
  const view = {
    state: start([plugin, history()]),
    dispatch: (tr: Parameters<EditorView['dispatch']>[0]) => {
      view.state = view.state.apply(tr)
    },
  }
  const asView = view as EditorView
  const { handleTextInput, handleKeyDown } = plugin.props
  return {
    chosen,
    view,
    type: (words: string) => {
      for (const letter of words) {
        const { from, to } = view.state.selection
        const insert = () => view.state.tr.insertText(letter, from, to)
        if (!handleTextInput?.call(plugin, asView, from, to, letter, insert)) view.dispatch(insert())
      }
    },
    press: (key: string): boolean => handleKeyDown?.call(plugin, asView, { key } as KeyboardEvent) === true,
    labels: () => slashState(view.state)?.items.map(({ label }) => label) ?? null,
    undo: () => undo(view.state, view.dispatch),
  }
}

const at = (...blocks: ReturnType<typeof p>[]) => desk((plugins) => stateOf(blocks, plugins))

describe('opening', () => {
  it('opens in an empty paragraph and after a space, with the common items first', () => {
    const empty = at(p('|'))
    empty.type('/')
    expect(empty.labels()?.slice(0, 2)).toEqual(['Heading 1', 'Heading 2'])
    expect(empty.labels()).not.toContain('Degree sign')
    const after = at(p('words |'))
    after.type('/')
    expect(after.labels()).not.toBeNull()
  })

  it('stays away inside words, dates and code', () => {
    for (const blocks of [[p('and|')], [p('12|')], [make('codeBlock', {}, 'a |')]]) {
      const text = at(...blocks)
      text.type('/')
      expect(text.labels()).toBeNull()
    }
  })

  it('closes on a space, on no match, when the slash is deleted and when the cursor leaves', () => {
    for (const words of ['/ ', '/qqq']) {
      const text = at(p('a |'))
      text.type(words)
      expect(text.labels()).toBeNull()
      expect(draw(text.view.state)).toBe(`p(a ${words}|)`)
    }
    const deleted = at(p('|'))
    deleted.type('/')
    const { from } = deleted.view.state.selection
    deleted.view.dispatch(deleted.view.state.tr.delete(from - 1, from))
    expect(deleted.labels()).toBeNull()
    const left = at(p('words |'))
    left.type('/')
    left.view.dispatch(left.view.state.tr.setSelection(TextSelection.create(left.view.state.doc, 5)))
    expect(left.labels()).toBeNull()
  })

  it('offers only what is allowed there', () => {
    const title = desk((plugins) => stateWith('Title |', [p()], plugins))
    title.type('/')
    expect(title.labels()).not.toContain('Heading 1')
    const item = at(make('bulletList', {}, make('listItem', {}, p('|'))))
    item.type('/')
    expect(item.labels()).toContain('Numbered list')
    expect(item.labels()).not.toContain('Bullet list')
  })
})

describe('choosing', () => {
  it('replaces the typed text in one undo step', () => {
    const text = at(p('|'))
    text.type('/head')
    text.press('ArrowDown')
    expect(text.press('Enter')).toBe(true)
    expect(draw(text.view.state)).toBe('h2(|)')
    text.undo()
    expect(draw(text.view.state)).toBe('p(/head|)')
    expect(text.labels()).toBeNull()
  })

  it('inserts symbols by name and keeps the surrounding text', () => {
    const text = at(p('At 20 |C'))
    text.type('/degree')
    expect(text.labels()?.[0]).toBe('Degree sign')
    text.press('Tab')
    expect(draw(text.view.state)).toBe('p(At 20 °|C)')
  })

  it('puts boxes around the paragraph and tables below it', () => {
    const boxed = at(p('Mind |'))
    boxed.type('/risk')
    boxed.press('Enter')
    expect(draw(boxed.view.state)).toBe('callout(p(Mind |))')
    const table = at(p('See |'), h(1, 'Next'))
    table.type('/table')
    table.press('Enter')
    expect(draw(table.view.state)).toMatch(/^p\(See \) table\(tr\(th\(p\(\|\)\)/)
  })

  it('wraps around at the ends, and leaves the text unchanged on Escape', () => {
    const text = at(p('|'))
    text.type('/h')
    text.press('ArrowUp')
    const open = slashState(text.view.state)
    expect(open?.chosen).toBe((open?.items.length ?? 0) - 1)
    expect(text.press('Escape')).toBe(true)
    expect(text.press('Enter')).toBe(false)
    expect(draw(text.view.state)).toBe('p(/h|)')
    text.type('ead')
    expect(text.labels()).toBeNull()
  })

  it('removes the typed text for an action that only opens something', () => {
    const text = at(p('Name: |'))
    text.type('/field')
    text.press('Enter')
    expect(text.chosen).toEqual(['Field…'])
    expect(draw(text.view.state)).toBe('p(Name: |)')
    text.undo()
    expect(draw(text.view.state)).toBe('p(Name: |)')
  })
})

it('has distinct labels', () => {
  const ids = slashItems.map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})
