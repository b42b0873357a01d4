// `attache import` and `attache list`: the packs of the library.
import { basename } from 'node:path'
import { bannerText } from '#shared/markings'
import type { PackSummary } from '#shared/pack'
import { importPackFile } from '../app/pack-file'
import { type Database, openDatabase } from '../storage/database'
import { listPacks } from '../storage/packs'
import { type Call, type Command, count, noArguments, onlyArgument, printJson } from './command'

export const importPack: Command = {
  summary: 'add a pack file to the library',
  usage: 'import FILE.bpack',
  help: '--db FILE  the library',
  options: {},
  async run(call) {
    const file = onlyArgument(call, 'The file to import')
    const added = await withLibrary(call, (db) => importPackFile(db, file))
    await call.out(`${added.id}  ${basename(file)}: added “${added.title}”\n`)
  },
}

export const list: Command = {
  summary: 'list the packs of the library',
  usage: 'list [--json]',
  help: '--json     print one JSON list\n--db FILE  the library',
  options: { json: { type: 'boolean' } },
  async run(call) {
    noArguments(call)
    const packs = await withLibrary(call, async (db) => listPacks(db))
    if (call.values.json) await printJson(call, packs)
    else await call.out(packs.length === 0 ? `No packs in ${call.library}\n` : packs.map(asLine).join(''))
  },
}

/** Runs with the library open, and closes it whatever happens. */
export async function withLibrary<T>(call: Call, run: (db: Database) => Promise<T>): Promise<T> {
  const db = openDatabase(call.library)
  try {
    return await run(db)
  } finally {
    db.close()
  }
}

function asLine(pack: PackSummary): string {
  const facts = [
    pack.kind,
    bannerText(pack.marking),
    count(pack.sections, 'section'),
    new Date(pack.changed).toISOString().slice(0, 10),
  ]
  return `${pack.id}  ${pack.title} (${facts.filter((fact) => fact !== '').join(', ')})\n`
}
