// Images stored while the text is being edited: they end up where they were inserted.
import { history, undo } from '@tiptap/pm/history'
import { type Command, type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import type { AssetId } from '#shared/document/nodes'
import { asOwnStep } from '../text/commands/history'
import { insertText } from '../text/commands/replace'
import { draw, p, stateOf } from '../text/commands/testing'
import { ImageIntake, type IntakeText } from './image-intake'

interface Stored {
  readonly id: AssetId
}

/** A text with an intake whose files are stored when `stored` is called. */
class OpenText implements IntakeText {
  state: EditorState
  readonly closed = false
  readonly said: unknown[] = []
  readonly intake = new ImageIntake(this, () => new Promise((...settle) => void this.waiting.push(settle)))
  private readonly waiting: [(asset: Stored) => void, (cause: Error) => void][] = []

  constructor(state: EditorState) {
    this.state = state
  }

  dispatch(tr: Transaction): void {
    this.state = this.state.apply(tr)
    this.intake.follow(tr)
  }

  run(command: Command): boolean {
    return command(this.state, (tr) => this.dispatch(asOwnStep(tr)))
  }

  report(what: unknown): void {
    this.said.push(what)
  }

  /** Finishes storing the next file. */
  async stored(outcome: Stored | Error): Promise<void> {
    await expect.poll(() => this.waiting.length).toBeGreaterThan(0)
    const [resolve, reject] = this.waiting.shift() ?? []
    if (outcome instanceof Error) reject?.(outcome)
    else resolve?.(outcome)
  }
}

const asset = (letter: string): Stored => ({ id: letter.repeat(64) as AssetId })
const file = new File([], 'map.png')
const imagesOf = (state: EditorState): string[] => {
  const found: string[] = []
  state.doc.descendants((node) => {
    if (node.type.name === 'image') found.push(String(node.attrs.asset).charAt(0))
  })
  return found
}

it('keeps their place when words are written before it meanwhile', async () => {
  const text = new OpenText(stateOf([p('One'), p('Two|'), p('Three')]))
  text.intake.add([file], text.state.selection.from)
  text.dispatch(text.state.tr.insertText('Written meanwhile. ', 4))
  await text.stored(asset('a'))
  await text.intake.settled()
  expect(draw(text.state)).toMatch(/Two.*image.*Three/s)
})

it('puts several in one after the other, also those of a second paste', async () => {
  const text = new OpenText(stateOf([p('One|'), p('Two')]))
  const end = text.state.doc.content.size - 2
  text.intake.add([file, file], text.state.selection.from)
  text.intake.add([file], end)
  for (const letter of ['a', 'b', 'c']) await text.stored(asset(letter))
  await text.intake.settled()
  expect(imagesOf(text.state)).toEqual(['a', 'b', 'c'])
})

it('says what could not be stored and goes on with the next one', async () => {
  const text = new OpenText(stateOf([p('One|')]))
  text.intake.add([file, file], text.state.selection.from)
  await text.stored(new Error('Too large.'))
  await text.stored(asset('b'))
  await text.intake.settled()
  expect(text.said).toEqual([new Error('Too large.')])
  expect(imagesOf(text.state)).toEqual(['b'])
})

it('leaves the cursor behind the image, where the next letter replaces nothing', async () => {
  const text = new OpenText(stateOf([p('One|'), p('Two')]))
  text.intake.add([file], text.state.selection.to)
  await text.stored(asset('a'))
  await text.intake.settled()
  text.run(insertText('x'))
  expect(draw(text.state)).toBe('p(One) <image> p(x|) p(Two)')
})

it('leaves the cursor alone when it went elsewhere meanwhile', async () => {
  const text = new OpenText(stateOf([p('One|'), p('Two')]))
  text.intake.add([file], text.state.selection.to)
  text.dispatch(text.state.tr.setSelection(TextSelection.create(text.state.doc, 11)))
  await text.stored(asset('a'))
  await text.intake.settled()
  expect(draw(text.state)).toBe('p(One) <image> p() p(T|wo)')
})

it('goes with the words that it was pasted with when they are undone, unless something was written meanwhile', async () => {
  const paste = (text: OpenText) => {
    text.dispatch(asOwnStep(text.state.tr.insert(text.state.doc.content.size - 1, [p('Words'), p()])))
    text.intake.addPasted([{ file, alt: 'Map', pos: text.state.doc.content.size - 3 }])
  }
  const undone = (text: OpenText) => {
    text.run(undo)
    return draw(text.state)
  }
  const text = new OpenText(stateOf([p('One|')], [history()]))
  paste(text)
  await text.stored(asset('a'))
  await text.intake.settled()
  expect(draw(text.state)).toBe('p(One|) p(Words) <image>')
  expect(undone(text)).toBe('p(One|)')
  const other = new OpenText(stateOf([p('One|')], [history()]))
  paste(other)
  other.dispatch(asOwnStep(other.state.tr.insertText('!')))
  await other.stored(asset('a'))
  await other.intake.settled()
  expect(undone(other)).toContain('p(One!|) p(Words)')
})
