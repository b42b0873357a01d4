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
  const plans = timed.filter(([header]) => header?.[0] === 'Starts at minute')
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

const TENS = { twenty: 20, thirty: 30, forty: 40, fifty: 50 }

/** The minutes that an exercise takes in all, as its text says. */
function minutesOf(template: Template): number {
  const exercise = template.trainer.find(
    (block) => block.type === 'trainer' && block.attrs.kind === 'exercise',
  )
  const times = exercise ? [...plainText(exercise).matchAll(/(\w+?)(-five)? minutes in all/g)] : []
  expect(times.map(([words]) => words)).toHaveLength(1)
  const [, tens = '', five] = times[0] ?? []
  return (TENS[tens as keyof typeof TENS] ?? Number.NaN) + (five ? 5 : 0)
}

it('the lesson plan has the minutes of each exercise of the course, and their total', () => {
  const plan = templates.find(({ id }) => id === 'lesson-plan')
  const table = nodesOf(plan?.full ?? [], 'table').find(
    ({ attrs }) => attrs.caption === 'Minutes of the exercises',
  )
  const printed = table?.content.slice(1).map(({ content }) => content.map((cell) => plainText(cell)))
  const minutes = templates
    .filter(({ family }) => family === 'background')
    .map((template) => [template.title, minutesOf(template)] as const)
  const total = minutes.reduce((sum, [, each]) => sum + each, 0)
  expect(printed).toEqual(
    [...minutes, ['Total', total] as const].map(([title, each]) => [title, String(each)]),
  )
  const words = (plan?.full ?? []).map((block) => plainText(block)).join(' ')
  expect([total, words]).toEqual([600, expect.stringContaining('take ten hours together')])
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
