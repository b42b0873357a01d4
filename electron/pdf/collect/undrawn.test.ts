// Messages about drawings that lose parts.
import { expect, it } from 'vitest'
import { image } from '../testing/build'
import { jpegAsset, svgAsset } from '../testing/pictures'
import { undrawnFault } from './undrawn'

const fault = (body: string): string | null => {
  const asset = svgAsset(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${body}</svg>`)
  return undrawnFault(image(asset.id, { alt: 'Plan' }) as Parameters<typeof undrawnFault>[0], asset)
}

it('names a few parts and counts the rest, rules of style sheets last', () => {
  expect(fault('<rect/>')).toBeNull()
  expect(undrawnFault(image(jpegAsset.id) as Parameters<typeof undrawnFault>[0], jpegAsset)).toBeNull()
  const rules = Array.from({ length: 9 }, (_, at) => `g:nth-child(${at}){fill:red}`)
  const message = fault(`<style>${rules.join('')}</style><foreignObject/>`)
  expect(message).toContain('“Plan” can’t be printed: foreignObject, style rule g:nth-child(0), ')
  expect(message).toMatch(/ style rule g:nth-child\(6\) and 2 more\.$/)
})
