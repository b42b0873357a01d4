// Joining lines into one paragraph.
import { expect, it } from 'vitest'
import { joinSelectedLines } from './join-lines'
import { draw, h, make, p, run, stateOf } from './testing'

const br = () => make('hardBreak', {})
const bold = (text: string) => p(text).firstChild!.mark([p().type.schema.marks.bold!.create()])

it('joins the selected paragraphs and mends words that were divided', () => {
  const state = stateOf([
    p('|The talks would be sub-'),
    p('ject to a well-'),
    p('known rule'),
    p('of both.|'),
    p('After'),
  ])
  expect(draw(run(state, joinSelectedLines))).toBe(
    'p(|The talks would be subject to a well-known rule of both.|) p(After)',
  )
})

it('joins lines in one paragraph, also without a selection', () => {
  expect(draw(run(stateOf([p('One|', br(), 'two ', br(), bold('three'))]), joinSelectedLines))).toBe(
    'p(|One two three|)',
  )
})

it('leaves headings, empty paragraphs and the last one that is not selected apart', () => {
  const blocks = [p('|One'), p('two'), h(1, 'Head'), p('three'), p(), p('four'), p('five'), p('|six')]
  expect(draw(run(stateOf(blocks), joinSelectedLines))).toBe(
    'p(|One two) h1(Head) p(three) p() p(four five|) p(six)',
  )
})

it('keeps a hyphen that the text has elsewhere', () => {
  expect(draw(run(stateOf([p('|Air-sea drills and air-'), p('sea talks|')]), joinSelectedLines))).toBe(
    'p(|Air-sea drills and air-sea talks|)',
  )
})

it('can do nothing with one line', () => {
  expect(joinSelectedLines(stateOf([p('On|e'), p('two')]))).toBe(false)
})
