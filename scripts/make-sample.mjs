// Makes the sample packs of resources/ from the library: blueprint, field values, an author's edits, a map.
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { importSource } from './lib/import-source.mjs'
import { inRoot } from './lib/paths.mjs'
import { additions, atAGlance, cellTexts, removals, textEdits } from './sample/edits.mjs'
import { samples, values } from './sample/values.mjs'

const { loadLibrary } = await importSource('electron/templates/load.ts')
const { documentFromBlueprint, fieldsOf } = await importSource('electron/shared/template.ts')
const { parseDocument } = await importSource('electron/shared/document/parse.ts')
const { DOCUMENT_VERSION } = await importSource('electron/shared/document/nodes.ts')
const { packFileBytes } = await importSource('electron/exchange/index.ts')

const library = loadLibrary(inRoot('templates'))
const map = await readFile(inRoot('scripts/sample/tarsenia.png'))
const mapId = createHash('sha256').update(map).digest('hex')
const mapAsset = { id: mapId, mime: 'image/png', name: 'tarsenia.png', bytes: map }

for (const [index, sample] of samples.entries()) {
  const path = inRoot('resources', sample.file)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, await packFileBytes(contentOf(sample, index === 0)))
}

/** Ids are counted, so that the same library gives the same bytes. */
function contentOf(sample, isEdited) {
  let ids = 0
  const newId = () => `sample-${++ids}`
  const blueprint = library.blueprints.find(({ id }) => id === sample.blueprint)
  const chosen = withVariants(blueprint, sample.variants)
  const { content } = documentFromBlueprint(chosen, library.templates, newId)
  const [first, ...rest] = content.map((section) => withCells(confirmed(withoutGuidance(section))))
  const sections = isEdited
    ? [edited(first, newId), atAGlance(mapId, newId), ...rest.map((section) => edited(section, newId))]
    : [first, ...rest]
  const doc = parseDocument(DOCUMENT_VERSION, { type: 'doc', content: sections })
  return {
    meta: { ...sample.meta, kind: blueprint.kind, theme: blueprint.theme, blueprint: blueprint.id },
    fields: fieldsOf(doc.content, library.fields).map((field) =>
      filled(field, { ...values, ...sample.values }),
    ),
    doc,
    assets: new Map([[mapId, mapAsset]]),
  }
}

function withVariants(blueprint, variants) {
  const sections = blueprint.sections.map((one) => ({
    ...one,
    variant: variants[one.template] ?? one.variant,
  }))
  return { ...blueprint, sections }
}

function filled(field, known) {
  if (!(field.name in known)) throw new Error(`The samples have no value for ${field.name}`)
  return { ...field, value: known[field.name] }
}

/** A finished pack contains no more guidance. */
function withoutGuidance(section) {
  return { ...section, content: section.content.filter(({ type }) => type !== 'guidance') }
}

/** The author confirmed every suggestion as it is. */
function confirmed({ marks, content, ...node }) {
  return {
    ...node,
    ...(marks && { marks: marks.filter(({ type }) => type !== 'toConfirm') }),
    ...(content && { content: content.map(confirmed) }),
  }
}

/** A section whose empty table cells contain the author's text. */
function withCells(section) {
  for (const { content: rows } of section.content.filter(({ type }) => type === 'table')) {
    for (const { content: cells } of rows) {
      const [, column, words] = cellTexts.find(([row]) => wordsOf(cells[0]).startsWith(row)) ?? []
      const cell = cells[column]
      if (cell && wordsOf(cell) === '')
        cell.content = [{ type: 'paragraph', content: [{ type: 'text', text: words }] }]
    }
  }
  return section
}

/** The text of a node, fields left out. */
function wordsOf({ text = '', content = [] }) {
  return text + content.map(wordsOf).join('')
}

/** A section with the author's edits; her additions come before the trainer material. */
function edited(section, newId) {
  const { templateId } = section.attrs
  let text = JSON.stringify(section)
  for (const [, from, to] of textEdits.filter(([id]) => id === templateId)) {
    if (text.split(from).length !== 2) throw new Error(`“${from}” must stand once in ${templateId}`)
    text = text.replace(from, to)
  }
  const kept = JSON.parse(text).content.filter((block) => !isRemoved(templateId, block))
  const isTrainer = ({ type }) => type === 'trainer'
  const added = additions[templateId]?.(newId) ?? []
  return {
    ...section,
    content: [...kept.filter((block) => !isTrainer(block)), ...added, ...kept.filter(isTrainer)],
  }
}

function isRemoved(templateId, block) {
  const words = JSON.stringify(block)
  return block.type !== 'trainer' && removals.some(([id, part]) => id === templateId && words.includes(part))
}
