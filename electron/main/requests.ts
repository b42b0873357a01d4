// One total map: channel to request parser. A channel without a parser does not compile.
import { z } from 'zod'
import { RESTORE_WAYS } from '#shared/backups'
import { DOCUMENT_VERSION } from '#shared/document/nodes'
import { parseSection } from '#shared/document/parse'
import { isAllowedHref } from '#shared/document/schema'
import { EXPORT_FILES } from '#shared/exported'
import { MAX_VERSION_NAME } from '#shared/history'
import { MAX_ASSET_BYTES } from '#shared/image'
import { FAILURE_LOCATIONS } from '#shared/ipc'
import { labelSheetFault } from '#shared/label-sheets'
import { MAX_TEXT } from '#shared/limits'
import { type MenuEntry, WINDOW_COMMANDS, ZOOM_STEPS } from '#shared/menu'
import { isOwnCountry, MAX_OWN_COUNTRIES, type OwnCountry } from '#shared/own-countries'
import { OWN_SCHEME } from '#shared/own-schemes'
import { parseTemplateText } from '#shared/own-template'
import {
  LONGEST_TAG,
  MOST_TAGS,
  NOTES_LOCATIONS,
  PACK_KINDS,
  PAPERS,
  PARAGRAPH_NUMBERS,
  PRINT_FLAGS,
  PRINTED_PROPOSALS,
  type PrintFlag,
  SECTION_NUMBERS,
  STANDARDS,
  TITLE_PAGES,
} from '#shared/pack'
import { LONGEST_SEARCH } from '#shared/search'
import { isSender, type Sender } from '#shared/sender'
import { TABLE_ENCODINGS, TABLE_LIMITS } from '#shared/table'
import { isTraceLine } from '#shared/trace'
import { fieldName, fieldShape, LIMITS, metaShape, specShape } from '../exchange/format'
import { draftShape, ownTemplateId, propertiesShape } from '../exchange/template-format'
import type { RequestParsers } from './answer'
import { enclosedFile, packFile, packOrder } from './enclosure-requests'
import { copyOrder, edition, markingLevel, markingScheme, parser } from './request-parts'
import { wordRequests } from './word-requests'

const text = z.string().max(MAX_TEXT)
const packId = z.uuid()
const nodeId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
const templateId = z.string().regex(/^[a-z0-9-]{1,80}$/)
const jobId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/)
const paper = z.enum(PAPERS)
const flag = z.boolean().optional()
const printFlags = Object.fromEntries(PRINT_FLAGS.map((name) => [name, flag])) as Record<
  PrintFlag,
  typeof flag
>
const options = z.strictObject({
  paper,
  kind: z.enum(PACK_KINDS),
  edition: edition.optional(),
  ...printFlags,
  sources: z.enum(NOTES_LOCATIONS).optional(),
  notes: z.enum(NOTES_LOCATIONS).optional(),
  proposals: z.enum(PRINTED_PROPOSALS).optional(),
  titlePage: z.enum(TITLE_PAGES).optional(),
  pages: z.string().max(1000).optional(),
  sectionNumbers: z.enum(SECTION_NUMBERS).optional(),
  paragraphNumbers: z.enum(PARAGRAPH_NUMBERS).optional(),
  standard: z.enum(STANDARDS).optional(),
})
const language = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)

const fields = z.array(fieldShape).max(1000)
const sections = z
  .array(z.unknown())
  .max(5000)
  .transform((list, context) =>
    list.map((section, index) => {
      try {
        return parseSection(section, index)
      } catch (error) {
        context.addIssue({ code: 'custom', path: [index], message: (error as Error).message })
        return z.NEVER
      }
    }),
  )

const assetId = z.string().regex(/^[0-9a-f]{64}$/)
const someImages = z.strictObject({ ids: z.array(assetId).min(1).max(5000) })
const settings = z.strictObject({
  appearance: z.enum(['system', 'light', 'dark']),
  keys: z.enum(['word', 'own']),
  startWith: z.enum(['library', 'lastPack']),
  keepDeletedDays: z.int().min(1).max(3650).nullable(),
  name: text,
  author: text,
  organisation: text,
  logo: assetId.nullable(),
  markingScheme,
  markingLevel,
  language,
  paper,
  spelling: z.boolean(),
  sender: z.custom<Sender>(isSender, 'expected a sender').nullable(),
})
const countries = z.strictObject({
  countries: z.array(z.custom<OwnCountry>(isOwnCountry, 'expected a country')).max(MAX_OWN_COUNTRIES),
})
/** Longer than any word of a language written in letters. */
const oneWord = z.strictObject({ word: z.string().regex(/^[\p{L}\p{M}'-]{1,100}$/u) })

const draft = draftShape
  .extend({ fields: z.array(specShape).max(1000) })
  .transform((one) => ({ ...one, ...parseTemplateText(DOCUMENT_VERSION, one) }))

const nothing = z.null()
const backupId = z.string().regex(/^(own|other)-\d{1,9}$/)
const onePack = z.strictObject({ id: packId })
const somePacks = z.strictObject({ ids: z.array(packId).min(1).max(1000) })
const versionNumber = z.int().positive()
/** A pack or an own template. */
const backedUpId = z.union([packId, ownTemplateId])
const oneScheme = z.strictObject({ id: z.string().regex(OWN_SCHEME) })
const oneOwnTemplate = z.strictObject({ id: ownTemplateId })
const oneJob = z.strictObject({ jobId })
const password = z.string().min(1).max(1000)
const folderId = jobId
const oneExport = z.strictObject({ exportId: jobId })
const allRows = z.strictObject({
  id: packId,
  jobId,
  options,
  tableId: z.uuid(),
  matches: z.array(text.nullable()).max(TABLE_LIMITS.columns),
})
const length = z.number().min(0).max(1000)
const together = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('list') }),
  z.strictObject({ kind: z.literal('copies'), rightHand: z.boolean(), title: text }),
  z.strictObject({
    kind: z.literal('labels'),
    start: z.int().min(1).max(500),
    sheet: z
      .strictObject({
        ...{ id: text, paper: z.enum(['a4', 'letter']) },
        ...{ columns: z.int().min(1).max(100), rows: z.int().min(1).max(100) },
        ...{ width: length, height: length, left: length, top: length, gapX: length, gapY: length },
      })
      .refine((sheet) => labelSheetFault(sheet) === null, 'not on the paper'),
  }),
])
const image = z.strictObject({
  name: text,
  bytes: z
    .instanceof(Uint8Array)
    .refine((bytes) => bytes.length <= MAX_ASSET_BYTES, 'images can’t be larger than 20 MB'),
})
const droppedFile = z.strictObject({
  name: z
    .string()
    .max(255)
    .regex(/\.(bpack|btemplates|docx|docm|md|markdown|zip)$/i),
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= LIMITS.file, 'too large for a pack'),
})
const change = z.strictObject({
  id: packId,
  revision: z.int().nonnegative(),
  meta: metaShape.optional(),
  fields: fields.optional(),
  order: z.array(nodeId).min(1).max(5000).optional(),
  sections,
})

const failed = z.strictObject({
  where: z.enum(FAILURE_LOCATIONS),
  trace: z.array(z.string().refine(isTraceLine, 'not a line of a trace')).min(1).max(250),
})
/** Packs as they are arranged in the list. */
const arrangement = z.strictObject({
  packs: z
    .array(
      z.strictObject({
        id: packId,
        favourite: z.boolean().optional(),
        archived: z.boolean().optional(),
        tags: z
          .array(
            z
              .string()
              .min(1)
              .max(LONGEST_TAG)
              .regex(/^[^\p{Cc}]*$/u),
          )
          .max(MOST_TAGS)
          .optional(),
      }),
    )
    .max(100_000),
})
const printerOptions = z.strictObject({
  // `lp` would read a name that begins with a dash as an option.
  printer: z.string().regex(/^[^-\s][^\p{Cc}]{0,199}$/u),
  copies: z.int().min(1).max(99),
  twoSided: z.boolean(),
})
const menuText = z.string().min(1).max(400)
const menuLine = z.strictObject({
  id: menuText,
  label: menuText,
  keys: z.string().max(40).nullable(),
  enabled: z.boolean(),
  checked: z.boolean().nullable(),
})
/** Menus nest, but only as deep as the window builds them. */
const menuEntry = (depth: number): z.ZodType<MenuEntry> => {
  const flat = z.union([z.literal('rule'), menuLine])
  if (depth === 0) return flat
  return z.union([flat, z.strictObject({ label: menuText, items: z.array(menuEntry(depth - 1)).max(500) })])
}
const menuModel = z.array(z.strictObject({ label: menuText, items: z.array(menuEntry(2)).max(500) })).max(20)

const newPack = z.strictObject({ meta: metaShape, fields, sections })

/** The request parser of each channel. */
export const requests: RequestParsers = {
  'app.info': parser(nothing),
  'app.about': parser(nothing),
  'app.found': parser(nothing),
  'app.closed': parser(nothing),
  'app.keepOpen': parser(nothing),
  'app.saving': parser(nothing),
  'app.failed': parser(failed),
  'menu.show': parser(menuModel),
  'window.run': parser(z.strictObject({ command: z.enum(WINDOW_COMMANDS) })),
  'window.zoom': parser(z.strictObject({ step: z.literal(ZOOM_STEPS) })),
  'window.first': parser(nothing),
  'settings.read': parser(nothing),
  'countries.read': parser(nothing),
  'countries.write': parser(countries),
  'settings.write': parser(settings),
  'schemes.list': parser(nothing),
  'schemes.import': parser(nothing),
  'schemes.export': parser(z.strictObject({ id: markingLevel })),
  'schemes.delete': parser(oneScheme),
  'schemes.restore': parser(oneScheme),
  'dictionary.read': parser(nothing),
  'dictionary.add': parser(oneWord),
  'dictionary.remove': parser(oneWord),
  'library.read': parser(nothing),
  'templates.save': parser(z.strictObject({ id: ownTemplateId.nullable(), draft })),
  'templates.describe': parser(z.strictObject({ id: ownTemplateId, particulars: propertiesShape })),
  'templates.copy': parser(z.strictObject({ id: templateId })),
  'templates.delete': parser(oneOwnTemplate),
  'templates.restore': parser(oneOwnTemplate),
  'templates.export': parser(z.strictObject({ ids: z.array(ownTemplateId).min(1).max(2000) })),
  'templates.import': parser(nothing),
  'fields.used': parser(z.strictObject({ name: fieldName })),
  'packs.list': parser(nothing),
  'packs.changes': parser(z.strictObject({ known: z.uuid().nullable() })),
  'packs.search': parser(
    z.strictObject({ words: z.string().max(LONGEST_SEARCH), rows: z.number().int().positive().nullable() }),
  ),
  'packs.arrange': parser(arrangement),
  'packs.recent': parser(nothing),
  'packs.opened': parser(onePack),
  'packs.forgetRecent': parser(nothing),
  'packs.create': parser(newPack),
  'packs.saveElsewhere': parser(newPack),
  'packs.read': parser(onePack),
  'packs.save': parser(change),
  'packs.keep': parser(onePack.extend({ change: change.nullable(), sent: change.nullable() })),
  'packs.replace': parser(
    z.strictObject({ change: change.omit({ revision: true }), why: z.string().max(200) }),
  ),
  'packs.rescue': parser(onePack),
  'bin.list': parser(nothing),
  'bin.images': parser(nothing),
  'bin.deleteImages': parser(someImages),
  'bin.saveImages': parser(someImages),
  'bin.putBackImage': parser(z.strictObject({ id: assetId })),
  'bin.sections': parser(z.strictObject({ after: z.string().max(200).nullable() })),
  'bin.restoreSections': parser(z.strictObject({ pack: packId, ids: z.array(nodeId).min(1).max(5000) })),
  'bin.deleteSections': parser(
    z.strictObject({
      sections: z
        .array(z.strictObject({ pack: packId, id: nodeId }))
        .min(1)
        .max(5000),
    }),
  ),
  'bin.deleteForever': parser(
    z.strictObject({
      items: z
        .array(
          z.union([
            z.strictObject({ kind: z.literal('pack'), id: packId }),
            z.strictObject({ kind: z.literal('template'), id: ownTemplateId }),
            oneScheme.extend({ kind: z.literal('scheme') }),
          ]),
        )
        .max(10_000),
    }),
  ),
  'backups.status': parser(nothing),
  'backups.make': parser(nothing),
  'backups.cancel': parser(nothing),
  'backups.chooseFolder': parser(nothing),
  'backups.forgetFolder': parser(nothing),
  'backups.list': parser(nothing),
  'backups.packs': parser(z.strictObject({ id: backupId })),
  'backups.restore': parser(
    z.strictObject({
      id: backupId,
      packs: z.array(backedUpId).min(1).max(10_000),
      way: z.enum(RESTORE_WAYS),
    }),
  ),
  'backups.undoRestore': parser(
    z.strictObject({
      restored: z
        .array(z.strictObject({ id: backedUpId, kept: backedUpId.nullable(), wasDeleted: z.boolean() }))
        .min(1)
        .max(10_000),
    }),
  ),
  'backups.restoreAll': parser(z.strictObject({ id: backupId })),
  'history.list': parser(onePack),
  'history.read': parser(z.strictObject({ id: packId, number: versionNumber.nullable() })),
  'history.name': parser(
    z.strictObject({
      id: packId,
      number: versionNumber.nullable(),
      name: z.string().max(MAX_VERSION_NAME),
    }),
  ),
  'history.keep': parser(onePack),
  'history.clear': parser(onePack),
  'history.export': parser(
    z.strictObject({ id: packId, jobId, before: versionNumber, after: versionNumber.nullable() }),
  ),
  'history.restore': parser(
    z.strictObject({
      id: packId,
      number: versionNumber,
      sections: z.array(nodeId).min(1).max(5000).nullable(),
    }),
  ),
  'library.check': parser(nothing),
  'library.place': parser(nothing),
  'library.showPlace': parser(nothing),
  'library.move': parser(nothing),
  'library.openAnother': parser(nothing),
  'library.cancelCopy': parser(nothing),
  'library.saveCopy': parser(z.strictObject({ password: password.nullable() })),
  'library.chooseCopy': parser(nothing),
  'library.openCopy': parser(z.strictObject({ copyId: jobId, password: password.nullable() })),
  'packs.rename': parser(z.strictObject({ id: packId, title: text })),
  'packs.duplicate': parser(onePack),
  'packs.delete': parser(somePacks),
  'packs.restore': parser(somePacks),
  'files.choose': parser(nothing),
  'files.opened': parser(nothing),
  'files.take': parser(droppedFile),
  'packs.sample': parser(nothing),
  'packs.share': parser(z.strictObject(copyOrder)),
  'packs.shareInto': parser(z.strictObject({ folderId, ...copyOrder })),
  'packs.drag': parser(onePack),
  'assets.add': parser(image),
  'enclosures.add': parser(enclosedFile),
  'enclosures.openPack': parser(packFile),
  'enclosures.addPack': parser(packOrder),
  'enclosures.save': parser(z.strictObject({ asset: assetId, title: text })),
  'export.check': parser(z.strictObject({ id: packId, options, file: z.enum(EXPORT_FILES).optional() })),
  'export.start': parser(
    z.strictObject({ id: packId, jobId, options, file: z.enum(EXPORT_FILES).optional() }),
  ),
  'export.cancel': parser(oneJob),
  ...wordRequests,
  'tables.choose': parser(nothing),
  'tables.readAgain': parser(
    z.strictObject({
      tableId: z.uuid(),
      encoding: z.enum(TABLE_ENCODINGS.map(([id]) => id)).optional(),
      hidden: z.boolean().optional(),
    }),
  ),
  'export.rows': parser(allRows.extend({ pattern: text })),
  'export.allRows': parser(allRows.extend({ together })),
  'export.folder': parser(nothing),
  'export.into': parser(
    z.strictObject({ folderId, id: packId, jobId, options, file: z.enum(EXPORT_FILES).optional() }),
  ),
  'export.reveal': parser(oneExport),
  'export.open': parser(oneExport),
  'print.printers': parser(nothing),
  'print.start': parser(
    z.strictObject({ id: packId, jobId, options, printerOptions: printerOptions.nullable() }),
  ),
  'links.open': parser(
    z.strictObject({ href: text.refine(isAllowedHref, 'links of that kind can’t be opened') }),
  ),
}
