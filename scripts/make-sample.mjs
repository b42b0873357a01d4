// Makes the sample packs of resources/ from the library: blueprint, field values, an author's edits, a map.
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { runnerImport } from 'vite'
import { inRoot } from './lib/paths.mjs'
import { atAGlance, done, textEdits } from './sample/edits.mjs'
import { samples, values } from './sample/values.mjs'

const load = async (path) => (await runnerImport(inRoot(path))).module

const { loadLibrary } = await load('electron/templates/load.ts')
const { documentFromBlueprint, fieldsOf } = await load('electron/shared/template.ts')
const { parseDocument } = await load('electron/shared/document/parse.ts')
const { DOCUMENT_VERSION } = await load('electron/shared/document/nodes.ts')
const { packFileBytes } = await load('electron/exchange/index.ts')

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
  const { content } = documentFromBlueprint(blueprint, library.templates, newId)
  const [first, ...rest] = content.map((section) => withoutGuidance(section))
  const sections = isEdited
    ? [edited(first), atAGlance(mapId, newId), ...rest.map((section) => edited(section))]
    : [first, ...rest]
  const doc = parseDocument(DOCUMENT_VERSION, { type: 'doc', content: sections })
  return {
    meta: { ...sample.meta, kind: blueprint.kind, theme: blueprint.theme, blueprint: blueprint.id },
    fields: fieldsOf(doc.content, library.fields).map(filled),
    doc,
    assets: new Map([[mapId, mapAsset]]),
  }
}

function filled(field) {
  if (!(field.name in values)) throw new Error(`The samples have no value for ${field.name}`)
  return { ...field, value: values[field.name] }
}

/** A finished pack has no advice to its drafter left in it. */
function withoutGuidance(section) {
  return { ...section, content: section.content.filter(({ type }) => type !== 'guidance') }
}

/** A section with the author's words. */
function edited(section) {
  const { templateId } = section.attrs
  let text = JSON.stringify(section)
  for (const [, from, to] of textEdits.filter(([id]) => id === templateId)) {
    if (text.split(from).length !== 2) throw new Error(`“${from}” must stand once in ${templateId}`)
    text = text.replace(from, to)
  }
  return tickDone(JSON.parse(text))
}

function tickDone(node) {
  if (!node.content) return node
  const ticked = node.type === 'taskItem' && done.some((words) => JSON.stringify(node).includes(words))
  return { ...node, ...(ticked ? { attrs: { checked: true } } : {}), content: node.content.map(tickDone) }
}
