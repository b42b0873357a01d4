// Prints everything for the checkers: the torture set, the showcase, the samples and every blueprint.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Asset, ExportOptions, Pack, Standard } from '#shared/pack'
import { documentFromBlueprint, fieldsOf, sectionFromTemplate } from '#shared/template'
import { comparisonPrint } from '../../electron/app/comparison/comparison-pack'
import { readPackFile } from '../../electron/exchange'
import { THEME_IDS } from '../../electron/pdf'
import { job, pack as makePack } from '../../electron/pdf/testing/build'
import { comparedVersions } from '../../electron/pdf/testing/compared'
import { startEngine } from '../../electron/pdf/testing/engine'
import { showcase } from '../../electron/pdf/testing/showcase'
import { loadLibrary } from '../../electron/templates/load'
import { wordFile } from '../../electron/word'
import { abbreviationTortures } from './abbreviation-documents'
import { tortures } from './documents'
import { endlessTortures } from './endless-documents'
import { optionTortures } from './option-documents'
import { proposedPrint } from './proposed'
import { settingTortures } from './setting-documents'

interface Print {
  readonly name: string
  readonly pack: Pack
  readonly options?: Partial<ExportOptions>
  readonly assets?: readonly Asset[]
}

/** Every document as it is to be printed. */
async function allPrints(root: string): Promise<Print[]> {
  const shows = THEME_IDS.flatMap((theme) =>
    (['briefing', 'handout'] as const).map((kind) => ({
      name: `showcase-${theme}-${kind}`,
      ...showcase({ theme, kind }),
    })),
  )
  const more = readdirSync(join(root, 'resources/samples')).filter((file) => file.endsWith('.bpack'))
  const samples = ['sample.bpack', ...more.map((file) => join('samples', file))]
  const read = await Promise.all(
    samples.map(async (file) => {
      const { assets, meta, fields, doc } = await readPackFile(join(root, 'resources', file))
      return {
        name: basename(file, '.bpack'),
        pack: { id: file, revision: 1, meta, fields, doc },
        assets: [...assets.values()],
      }
    }),
  )
  return [
    ...tortures,
    ...optionTortures,
    ...settingTortures,
    ...abbreviationTortures,
    ...endlessTortures,
    ...shows,
    ...read,
    ...libraryPrints(root),
    comparison(),
    proposedPrint(),
  ]
}

/** What changed between two versions. */
function comparison(): Print {
  const { before, after } = comparedVersions()
  const [one, other] = [
    { content: before, words: 'version “Sent to the general”, 3 May 2026 at 14:05' },
    { content: after, words: 'the present text' },
  ]
  return { name: 'comparison', ...comparisonPrint('comparison', one, other) }
}

/** Each blueprint, and each template at both lengths as a handout, with examples in the fields. */
function libraryPrints(root: string): Print[] {
  const library = loadLibrary(join(root, 'templates'))
  let ids = 0
  const newId = (): string => `b${++ids}`
  const made = (name: string, doc: Pack['doc'], meta: Partial<Pack['meta']>): Print => {
    const fields = fieldsOf(doc.content, library.fields).map((field) => ({ ...field, value: field.example }))
    return { name, pack: makePack(doc, meta, fields) }
  }
  const blueprints = library.blueprints.map((blueprint) => {
    const { id, title, kind, theme } = blueprint
    const doc = documentFromBlueprint(blueprint, library.templates, newId)
    return made(`blueprint-${id}`, doc, { title, kind, theme })
  })
  const templates = library.templates.map((template) => {
    const sections = (['full', 'short'] as const).map((length) =>
      sectionFromTemplate(template, length, newId),
    )
    const doc = { type: 'doc', content: sections } as const
    return made(`template-${template.id}`, doc, { title: template.title, kind: 'handout' })
  })
  return [...blueprints, ...templates]
}

/** What is printed, and as what. */
interface PrintAllOptions {
  readonly wanted?: RegExp
  readonly word?: boolean
  readonly standard?: Standard
}

/**
 * Prints all documents whose names match to a folder, which is emptied first, as PDFs and, if `word`, also as Word files. Returns
 * the PDFs.
 */
export async function printAll(
  root: string,
  folder: string,
  { wanted = /./, word = false, standard }: PrintAllOptions = {},
): Promise<string[]> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const engine = await startEngine(root)
  const files: string[] = []
  for (const { name, pack, options, assets } of await allPrints(root)) {
    if (!wanted.test(name)) continue
    const file = join(folder, `${name}.pdf`)
    const input = job(pack, { ...options, standard }, assets)
    writeFileSync(file, await engine.paint(engine.layout(input)))
    if (word)
      writeFileSync(
        join(folder, `${name}.docx`),
        wordFile(engine.collect(input), { pack: pack.id, revision: pack.revision }),
      )
    files.push(file)
  }
  return files
}
