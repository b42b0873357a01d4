// New packs from the bundled library.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DOCUMENT_VERSION } from '#shared/document/nodes'
import { parseDocument } from '#shared/document/parse'
import { loadLibrary } from '../templates/load'
import { type NewPackOptions, newPack } from './new-pack'

const library = loadLibrary(join(import.meta.dirname, '..', '..', 'templates'))
const options: NewPackOptions = {
  blueprint: 'country-engagement-briefing',
  title: 'Visit',
  author: '',
  organisation: '',
  language: 'en-GB',
  date: '',
  marking: { scheme: 'none', level: 'none', caveat: '', trainingRider: false },
  kind: undefined,
  values: new Map(),
}

describe('newPack', () => {
  it('creates a document that opens, with the given values', () => {
    const pack = newPack(library, { ...options, values: new Map([['host_nation', 'Norway = Norge']]) })
    expect(parseDocument(DOCUMENT_VERSION, pack.doc)).toMatchObject(pack.doc)
    expect(pack.fields.find(({ name }) => name === 'host_nation')?.value).toBe('Norway = Norge')
    expect(pack.meta).toMatchObject({ title: 'Visit', blueprint: options.blueprint, kind: 'briefing' })
    expect(new Set(pack.doc.content.map(({ attrs }) => attrs.id)).size).toBe(pack.doc.content.length)
  })

  it('uses the kind that was asked for', () => {
    expect(newPack(library, { ...options, kind: 'handout' }).meta.kind).toBe('handout')
  })

  it('lists the valid names when a name is wrong', () => {
    expect(() => newPack(library, { ...options, blueprint: 'none' })).toThrow(/country-engagement-briefing/)
    expect(() => newPack(library, { ...options, values: new Map([['hostnation', 'x']]) })).toThrow(
      /hostnation.*Its fields: .*host_nation/,
    )
  })
})
