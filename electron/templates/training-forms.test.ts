// The forms for trainers: minutes and marks add up.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { plainText } from '#shared/document/query'
import type { Template } from '#shared/template'
import { loadLibrary } from './load'
import { itemsOf, nodesOf } from './testing/passages'

const { templates } = loadLibrary(join(import.meta.dirname, '..', '..', 'templates'))
const MARKS = { two: 2, three: 3, six: 6 }

it('each lesson plan has minutes that add up, and steps that follow each other', () => {
  const plan = templates.find(({ id }) => id === 'lesson-plan')
  const tables = nodesOf([...(plan?.full ?? []), ...(plan?.short ?? [])], 'table')
  const timed = tables.map(({ content }) =>
    content.map(({ content: cells }) => cells.map((cell) => plainText(cell))),
  )
  const plans = timed.filter(([header]) => header?.[1] === 'Minutes')
  expect(plans).toHaveLength(2)
  for (const [, ...rows] of plans) {
    const steps = rows
      .slice(0, -1)
      .map(([start, minutes]) => ({ start: Number(start), minutes: Number(minutes) }))
    const ends = steps.map((_, step) => steps.slice(0, step).reduce((sum, { minutes }) => sum + minutes, 0))
    expect(steps.map(({ start }) => start)).toEqual(ends)
    expect(Number(rows.at(-1)?.[1])).toBe(steps.reduce((sum, { minutes }) => sum + minutes, 0))
  }
})

it('the marks of the question sheet add up', () => {
  const sheet = templates.find(({ id }) => id === 'question-sheet')
  const words = (sheet?.full ?? []).map((block) => plainText(block)).join(' ')
  const marks = [...words.matchAll(/\((two|three|six) marks\)/g)].map(
    ([, word]) => MARKS[word as keyof typeof MARKS],
  )
  expect(marks.reduce((sum, each) => sum + each, 0)).toBe(20)
  expect(words).toContain('out of twenty')
  expect(itemsOf(sheet as Template, 'answers')).toHaveLength(marks.length)
})
