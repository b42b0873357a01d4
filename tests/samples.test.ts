// The shipped sample packs: they open, are complete, and match the current templates.
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPackFile } from '../electron/exchange'
import { fieldNames, walk } from '../electron/shared/document/query'
import { loadLibrary } from '../electron/templates/load'

const resources = resolve(import.meta.dirname, '../resources')
const versions = new Map(
  loadLibrary(resolve(resources, '../templates')).templates.map(({ id, version }) => [id, version]),
)
const files = ['sample.bpack', ...readdirSync(resolve(resources, 'samples')).map((file) => `samples/${file}`)]

describe.each(files)('%s', async (file) => {
  const pack = await readPackFile(resolve(resources, file))

  it('has a value for every field', () => {
    const values = new Map(pack.fields.map(({ name, value }) => [name, value]))
    expect(fieldNames(pack.doc).filter((name) => !values.get(name))).toEqual([])
  })

  it('has no words left to confirm', () => {
    expect(JSON.stringify(pack.doc)).not.toContain('toConfirm')
  })

  it('carries a marking for training, as its names and figures are invented', () => {
    expect(pack.meta.marking.trainingRider).toBe(true)
  })

  it('holds no guidance, and describes each image in words', () => {
    walk(pack.doc, (node) => {
      expect(node.type).not.toBe('guidance')
      if (node.type === 'image') expect(node.attrs.alt.length).toBeGreaterThan(40)
    })
  })

  it('is made of the templates as they are now', () => {
    const sections = pack.doc.content
      .map(({ attrs }) => attrs)
      .filter(({ templateId }) => templateId !== null)
    expect(sections.length).toBeGreaterThan(0)
    for (const { templateId, templateVersion } of sections)
      expect(versions.get(templateId ?? '')).toBe(templateVersion)
  })
})
