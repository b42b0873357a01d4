// Makes the sample packs of resources/ from the library: blueprint, training scenario, what was written by hand, a map.
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { importSource } from './lib/import-source.mjs'
import { inRoot } from './lib/paths.mjs'
import { additions, cells } from './sample/edits.mjs'
import { paragraph } from './sample/nodes.mjs'
import { samples } from './sample/values.mjs'

const { loadLibrary } = await importSource('electron/templates/load.ts')
const { documentFromBlueprint, fieldsOf } = await importSource('electron/shared/template.ts')
const { withAllConfirmed } = await importSource('electron/shared/document/to-confirm.ts')
const { asExercise, filledFromScenario } = await importSource('electron/shared/scenario.ts')
const { parseDocument } = await importSource('electron/shared/document/parse.ts')
const { DOCUMENT_VERSION } = await importSource('electron/shared/document/nodes.ts')
const { packFileBytes } = await importSource('electron/exchange/index.ts')

const library = loadLibrary(inRoot('templates'))
const map = await readFile(inRoot('scripts/sample/tarsenia.png'))
const mapId = createHash('sha256').update(map).digest('hex')
const mapAsset = { id: mapId, mime: 'image/png', name: 'tarsenia.png', bytes: map }

for (const sample of samples) {
  const path = inRoot('resources', sample.file)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, await packFileBytes(contentOf(sample)))
}

/** Ids are counted, so that the same library gives the same bytes. */
function contentOf({ file, blueprint: id, meta, values }) {
  let ids = 0
  const newId = () => `sample-${++ids}`
  const blueprint = library.blueprints.find((one) => one.id === id)
  const { content } = documentFromBlueprint(blueprint, library.templates, newId)
  const sections = content.map((section) => byHand(file, withoutGuidance(withAllConfirmed(section)), newId))
  const doc = parseDocument(DOCUMENT_VERSION, { type: 'doc', content: sections })
  const scenario = { ...library.scenario, values: { ...library.scenario.values, ...values } }
  const needsMap = JSON.stringify(doc).includes(mapId)
  return {
    meta: asExercise({ ...meta, kind: blueprint.kind, theme: blueprint.theme, blueprint: blueprint.id }),
    fields: filledFromScenario(fieldsOf(doc.content, library.fields), scenario, 'all'),
    doc,
    assets: needsMap ? new Map([[mapId, mapAsset]]) : new Map(),
  }
}

/** A finished pack contains no more guidance. */
function withoutGuidance(section) {
  return { ...section, content: section.content.filter(({ type }) => type !== 'guidance') }
}

/** A section with what was written into it by hand. */
function byHand(file, section, newId) {
  const { templateId } = section.attrs
  const words = structuredClone(cells[file]?.[templateId] ?? [])
  const content = section.content.map((block) =>
    block.type === 'table' && words.length > 0 ? withCells(block, words.shift()) : block,
  )
  const added = additions[file]?.[templateId]?.(newId, mapId) ?? []
  return { ...section, content: [...content, ...added] }
}

/** A table with words in its empty cells, row by row. Rows that stay empty are taken out. */
function withCells(table, rows) {
  const written = table.content.map((row, index) => {
    const isHeader = index === 0 && row.content.every(({ type }) => type === 'tableHeader')
    return isHeader || row.content.every(hasWords) ? row : withWords(row, rows.shift() ?? [])
  })
  return { ...table, content: written.filter(({ content }) => content.some(hasWords)) }
}

function withWords(row, words) {
  const left = [...words]
  const content = row.content.map((cell) =>
    hasWords(cell) || left.length === 0 ? cell : { ...cell, content: [paragraph(left.shift())] },
  )
  if (left.length > 0) throw new Error(`There is no empty cell for “${left[0]}”`)
  return { ...row, content }
}

function hasWords({ type, text = '', content = [] }) {
  return type === 'field' || text !== '' || content.some(hasWords)
}
