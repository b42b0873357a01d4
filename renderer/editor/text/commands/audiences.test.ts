// Who may read a section and its blocks: set by one command, undone in one step, kept by words that move.

import { joinBackward } from '@tiptap/pm/commands'
import { history, undo } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import { type Command, EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { outgoingSlice } from '../clipboard/outgoing-slice'
import { pasteText } from '../clipboard/paste-text'
import { carriedMarkings } from '../markings/carried'
import { audienceOfSelection, setAudience } from './audiences'
import { removeBox } from './blocks'
import { toggleList } from './lists'
import { make, p } from './testing'

const own = (words: string) => make('paragraph', { audience: 'own' }, words)
const text = (...blocks: Node[]) =>
  make('doc', {}, make('section', {}, make('sectionTitle', {}, 'T'), ...blocks))

class Desk {
  state: EditorState
  constructor(...blocks: Node[]) {
    this.state = EditorState.create({
      doc: text(...blocks),
      plugins: [carriedMarkings(() => null), history()],
    })
  }
  place(words: string): number {
    let found = -1
    this.state.doc.descendants((node, pos) => {
      const at = node.text?.indexOf(words) ?? -1
      if (found < 0 && at >= 0) found = pos + at
    })
    return found
  }
  select(from: string, to = from): this {
    const end = this.place(to) + to.length
    this.state = this.state.apply(
      this.state.tr.setSelection(TextSelection.create(this.state.doc, this.place(from), end)),
    )
    return this
  }
  run(command: Command): this {
    command(this.state, (tr) => {
      this.state = this.state.apply(tr)
    })
    return this
  }
  /** Each text with the audiences around it. */
  get shown(): string[] {
    const found: string[] = []
    this.state.doc.descendants((node, pos) => {
      if (!node.isTextblock) return
      const $pos = this.state.doc.resolve(pos + 1)
      const around = Array.from({ length: $pos.depth }, (_, depth) => $pos.node(depth + 1).attrs.audience)
      found.push([node.textContent, ...around.filter(Boolean)].join(' '))
    })
    return found
  }
}

describe('setAudience', () => {
  it('sets all selected blocks, lists included, in one step of undo', () => {
    const list = make('bulletList', {}, make('listItem', {}, p('two')))
    const desk = new Desk(p('one'), list, p('three')).select('one', 'two').run(setAudience('own'))
    expect(desk.shown).toEqual(['T', 'one own', 'two own', 'three'])
    expect(audienceOfSelection(desk.state)).toBe('own')
    expect(desk.run(undo).shown).toEqual(['T', 'one', 'two', 'three'])
  })

  it('sets the section while the cursor is in its title', () => {
    expect(new Desk(p('one')).select('T').run(setAudience('own')).shown).toEqual(['T own', 'one own'])
  })

  it('sets a box with everything in it', () => {
    const desk = new Desk(make('callout', { kind: 'note' }, own('one'), p('two')))
    expect(desk.select('two').run(setAudience('instructor')).shown).toEqual([
      'T',
      'one instructor',
      'two instructor',
    ])
  })
})

describe('words', () => {
  it('of a block that joins another keep their readers', () => {
    const desk = new Desk(p('one'), own('two')).select('two')
    desk.state = desk.state.apply(
      desk.state.tr.setSelection(TextSelection.create(desk.state.doc, desk.place('two'))),
    )
    expect(desk.run(joinBackward).shown).toEqual(['T', 'onetwo own'])
  })

  it('of a box that is taken away keep the readers of its kind', () => {
    const desk = new Desk(make('callout', { kind: 'assessment' }, p('one')), p('two'))
    expect(desk.select('one').run(removeBox).shown).toEqual(['T', 'one own', 'two'])
  })

  it('that are pasted keep them, alone, in an empty paragraph and among other words', () => {
    const desk = new Desk(own('hush hush'), p(), p('free'))
    const part = outgoingSlice(desk.select('hush').state.selection)
    expect(desk.select('free').run(pasteText(part)).shown.at(-1)).toBe('hush own')
  })

  it('keep them in a list, and as a whole block that is moved', () => {
    expect(new Desk(own('one')).select('one').run(toggleList('bulletList')).shown).toEqual(['T', 'one own'])
    const desk = new Desk(own('one'), p('two'))
    const whole = NodeSelection.create(desk.state.doc, desk.place('one') - 1)
    const slice = whole.content()
    expect(desk.select('two').run(pasteText(slice)).shown).toContain('one own')
  })
})
