// Drawings made to bring a reader down.
import { expect, it } from 'vitest'
import { readSvgFacts } from './facts'

const factsOf = (body: string) =>
  readSvgFacts(
    new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3">${body}</svg>`),
  )
const times = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join('')

it('refuses what is nested without end', () => {
  expect(factsOf(times(20_000, () => '<g>'))).toBeNull()
  expect(factsOf(`${times(100, () => '<g>')}<rect/>${times(100, () => '</g>')}`)).toMatchObject({ width: 4 })
})

it('follows copies of copies only so far', () => {
  const chain = times(20_000, (index) => `<use id="u${index}" href="#u${index + 1}"/>`)
  const tree = times(40, (index) => `<g id="g${index}">${times(9, () => `<use href="#g${index + 1}"/>`)}</g>`)
  for (const body of [chain, tree, '<use id="a" href="#a"/>'])
    expect(factsOf(body)).toMatchObject({ height: 3 })
})
