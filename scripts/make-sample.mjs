// Makes resources/sample.bpack from the library: blueprint, field values, an author's edits, a map.
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { root } from './lib/paths.mjs'
import { atAGlance, done, textEdits } from './sample/edits.mjs'
import { blueprintId, meta, values } from './sample/values.mjs'

const load = async (path) => (await runnerImport(join(root, path))).module

const { loadLibrary } = await load('electron/templates/load.ts')
const { documentFromBlueprint, fieldsOf } = await load('electron/shared/template.ts')
const { parseDocument } = await load('electron/shared/document/parse.ts')
const { packFileBytes } = await load('electron/exchange/index.ts')

let ids = 0
const newId = () => `sample-${++ids}`

const library = loadLibrary(join(root, 'templates'))
const blueprint = library.blueprints.find(({ id }) => id === blueprintId)
const map = await readFile(join(root, 'scripts/sample/tarsenia.png'))
const asset = createHash('sha256').update(map).digest('hex')

const [first, ...rest] = documentFromBlueprint(blueprint, library.templates, newId).content.map(edited)
const doc = parseDocument(1, { type: 'doc', content: [first, atAGlance(asset, newId), ...rest] })
const content = {
  meta: { ...meta, theme: blueprint.theme, blueprint: blueprint.id },
  fields: fieldsOf(doc.content, library.fields).map(filled),
  doc,
  assets: new Map([[asset, { id: asset, mime: 'image/png', name: 'tarsenia.png', bytes: map }]]),
}
await writeFile(join(root, 'resources/sample.bpack'), await packFileBytes(content))

/** Trainer material may ask for fields that the briefing doesn't; everything else must have a value. */
function filled(field) {
  if (!(field.name in values)) throw new Error(`The sample has no value for ${field.name}`)
  return { ...field, value: values[field.name] }
}

/** A section without guidance, with the author's words. */
function edited(section) {
  const { templateId } = section.attrs
  let text = JSON.stringify({
    ...section,
    content: section.content.filter(({ type }) => type !== 'guidance'),
  })
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
