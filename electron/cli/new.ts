// `attache new`: a pack file from a blueprint.

import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { isDay } from '#shared/days'
import { hasValue } from '#shared/document/only-if'
import type { Settings } from '#shared/ipc'
import { findLevel, markingSchemes, type PackMarking } from '#shared/markings'
import type { OwnCountry } from '#shared/own-countries'
import { knownSchemes, levelInPacks, withDefinition } from '#shared/own-schemes'
import { PACK_KINDS } from '#shared/pack'
import { AppError } from '#shared/result'
import { readFirstPage } from '../app/first-page-file'
import { type NewScheme, parseOwnScheme, readSchemeText } from '../app/marking-schemes'
import { type NewPackOptions, newPack } from '../app/new-pack'
import { writePackFile } from '../app/pack-file'
import { templatesFolder } from '../app/paths'
import { checkFile } from '../app/policy/policy'
import { readCountries } from '../storage/countries'
import { openReadOnly } from '../storage/database'
import { listSchemes } from '../storage/schemes'
import { newSettings, readSettings } from '../storage/settings'
import { loadLibrary } from '../templates/load'
import { type Call, type Command, choice, count, noArguments, optional, required } from './command'

export const create: Command = {
  summary: 'create a pack file from a blueprint',
  usage: 'new --blueprint ID --title TITLE [--set FIELD=VALUE …] --out FILE.bpack',
  help: [
    '--blueprint ID           a blueprint that `attache templates` lists',
    '--title TITLE            title of the pack',
    '--author NAME            author; defaults to the library settings, like organisation and marking',
    '--organisation NAME      organisation',
    '--date YYYY-MM-DD        date of the pack; default: none',
    '--marking SCHEME:LEVEL   for example uk:official; default: as in the settings',
    '--scheme FILE.yaml       a marking scheme of your own, which travels with the pack; SCHEME is then its id',
    '--caveat TEXT            what follows the level, for example NOFORN',
    '--kind briefing|handout  default: as in the blueprint',
    '--set FIELD=VALUE        value of a field; can be repeated',
    '--first-page FILE.yaml   first page of a staff paper: convention, to, from, through, dateTimeGroup, version, copy,',
    '                         subject, action, information, handling (texts or lists) and references (a list)',
    '--scenario               fill in the training scenario, and mark the pack as an exercise',
    '--no-sender              do not fill in who you are from the settings',
    '--db FILE                the library with the settings',
    '--out FILE.bpack         file to write',
  ].join('\n'),
  options: {
    blueprint: { type: 'string' },
    title: { type: 'string' },
    author: { type: 'string' },
    organisation: { type: 'string' },
    date: { type: 'string' },
    marking: { type: 'string' },
    scheme: { type: 'string' },
    caveat: { type: 'string' },
    kind: { type: 'string' },
    set: { type: 'string', multiple: true },
    'first-page': { type: 'string' },
    scenario: { type: 'boolean' },
    'no-sender': { type: 'boolean' },
    out: { type: 'string' },
  },
  async run(call) {
    noArguments(call)
    const out = required(call, 'out')
    checkFile('bpack')
    const { usual, countries, schemes } = keptInLibrary(call)
    const own = [...(await schemeOf(call)), ...schemes]
    const choices = {
      blueprint: required(call, 'blueprint'),
      title: required(call, 'title'),
      author: optional(call, 'author') || usual.author,
      organisation: optional(call, 'organisation') || usual.organisation,
      date: dateOf(call),
      marking: {
        ...markingOf(optional(call, 'marking') || `${usual.markingScheme}:${usual.markingLevel}`, own),
        caveat: optional(call, 'caveat'),
      },
      language: usual.language,
      sender: usual.sender,
      countries,
      kind: choice(call, 'kind', PACK_KINDS),
      scenario: call.values.scenario === true,
      values: valuesOf(call),
      ...(await firstPageOf(call)),
    }
    const pack = newPack(loadLibrary(templatesFolder(call.contentRoot)), choices)
    await writePackFile(pack, out)
    const empty = pack.fields.filter((field) => !hasValue(field)).map(({ name }) => name)
    const rest = empty.length > 0 ? `; empty: ${empty.join(', ')}` : ''
    await call.out(
      `${out}: ${count(pack.doc.content.length, 'section')}, ${count(pack.fields.length, 'field')}${rest}\n`,
    )
  },
}

/** An own scheme. */
type Named = Pick<NewScheme, 'id' | 'definition'>

/** What the library has for new packs. */
interface Kept {
  readonly usual: Settings
  readonly countries: readonly OwnCountry[]
  readonly schemes: readonly Named[]
}

async function firstPageOf(call: Call): Promise<Pick<NewPackOptions, 'firstPage'>> {
  const file = optional(call, 'first-page')
  return file === '' ? {} : { firstPage: await readFirstPage(file) }
}

/**
 * The user's defaults for new packs (the program's if there is no library, or with `--no-sender`) and the user's
 * countries. Creates no library.
 */
function keptInLibrary(call: Call): Kept {
  if (!existsSync(call.library)) return { usual: newSettings(), countries: [], schemes: [] }
  const db = openReadOnly(call.library)
  try {
    const schemes = listSchemes(db)
    const usual = call.values['no-sender'] ? newSettings() : readSettings(db)
    return { usual, countries: readCountries(db), schemes }
  } finally {
    db.close()
  }
}

function dateOf(call: Call): string {
  const date = optional(call, 'date')
  if (date !== '' && !isDay(date))
    throw new AppError('usage', `--date must be a date such as 2026-03-31, not ${date}.`)
  return date
}

/** The scheme of `--scheme`. */
async function schemeOf(call: Call): Promise<NewScheme[]> {
  const file = optional(call, 'scheme')
  return file === '' ? [] : [parseOwnScheme(basename(file), await readSchemeText(file))]
}

/** `own` are schemes that can be named by the id in their file, the first of each. */
function markingOf(text: string, own: readonly Named[]): PackMarking {
  const [scheme = '', level = ''] = text.split(':')
  const named = own.find(({ id, definition }) => definition.id === scheme || id === scheme)
  const found = { scheme: named?.id ?? scheme, level: (named && levelInPacks(named.id, level)) ?? level }
  if (knownSchemes().some(({ id }) => id === found.scheme) && findLevel(found.scheme, found.level))
    return withDefinition({ ...found, caveat: '', trainingRider: false })
  const known = [...own.map(({ definition }) => definition), ...markingSchemes].flatMap(({ id, levels }) =>
    levels.map((one) => `${id}:${one.id}`),
  )
  throw new AppError('usage', `There is no marking ${text}. Available: ${known.join(', ')}.`)
}

function valuesOf(call: Call): Map<string, string> {
  const given = (call.values.set ?? []) as readonly string[]
  return new Map(
    given.map((pair) => {
      const at = pair.indexOf('=')
      if (at < 1) throw new AppError('usage', `--set must be FIELD=VALUE, not ${pair}.`)
      return [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
}
