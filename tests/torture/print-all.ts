// Prints everything that the checkers should see: the torture set, the showcase, the samples and every blueprint.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Asset, ExportOptions, Pack } from '#shared/pack'
import { documentFromBlueprint, fieldsOf } from '#shared/template'
import { readPackFile } from '../../electron/exchange'
import { THEME_IDS } from '../../electron/pdf'
import { job, pack as makePack } from '../../electron/pdf/testing/build'
import { startEngine } from '../../electron/pdf/testing/engine'
import { showcase } from '../../electron/pdf/testing/showcase'
import { loadLibrary } from '../../electron/templates/load'
import { abbreviationTortures } from './abbreviation-documents'
import { tortures } from './documents'
import { optionTortures } from './option-documents'
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
  const samples = readdirSync(join(root, 'resources/samples')).filter((file) => file.endsWith('.bpack'))
  const read = await Promise.all(
    samples.map(async (file) => {
      const { assets, meta, fields, doc } = await readPackFile(join(root, 'resources/samples', file))
      return {
        name: file.replace('.bpack', ''),
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
    ...shows,
    ...read,
    ...blueprintPrints(root),
  ]
}

function blueprintPrints(root: string): Print[] {
  const library = loadLibrary(join(root, 'templates'))
  let ids = 0
  return library.blueprints.map((blueprint) => {
    const doc = documentFromBlueprint(blueprint, library.templates, () => `b${++ids}`)
    const fields = fieldsOf(doc.content, library.fields).map((field) => ({ ...field, value: field.example }))
    const meta = { title: blueprint.title, kind: blueprint.kind, theme: blueprint.theme }
    return { name: `blueprint-${blueprint.id}`, pack: makePack(doc, meta, fields) }
  })
}

/** Prints all whose names match into a folder, which is emptied first. Gives the files. */
export async function printAll(root: string, folder: string, wanted = /./): Promise<string[]> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const engine = await startEngine(root)
  const files: string[] = []
  for (const { name, pack, options, assets } of await allPrints(root)) {
    if (!wanted.test(name)) continue
    const file = join(folder, `${name}.pdf`)
    writeFileSync(file, await engine.paint(engine.layout(job(pack, options, assets))))
    files.push(file)
  }
  return files
}
