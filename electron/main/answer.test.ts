// The IPC boundary: for each channel, bad requests are refused, good ones reach their handler, and failures come back as values.
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { type Channel, channels } from '#shared/ipc'
import { LABEL_SHEETS } from '#shared/label-sheets'
import { AppError } from '#shared/result'
import { emptySection } from '#shared/template'
import { answer, type Handlers } from './answer'
import { requests } from './requests'

const ID = '7f6a1d5e-0c1b-4b0e-9a51-2f6f3c1d9e10'
const META = {
  title: 'Visit',
  subtitle: '',
  kind: 'briefing',
  author: '',
  organisation: '',
  logo: 'a'.repeat(64),
  reference: '',
  date: '2026-03-01',
  language: 'en-GB',
  marking: { scheme: 'uk', level: 'official', caveat: '', trainingRider: false },
  paper: 'a4',
  theme: 'staff-paper',
  blueprint: null,
}
const OWN_ID = `own-${ID}`
const BLOCK = { type: 'paragraph', attrs: { textAlign: null, marking: null, audience: null } }
const PARTICULARS = { title: 'Visit', purpose: '', category: 'My templates', tags: ['visit'] }
const DRAFT = { ...PARTICULARS, level: 2, full: [BLOCK], short: [], trainer: [], fields: [] }
const SECTION = emptySection('Situation', () => 's1')
const LINE = { id: 'new', label: 'New', keys: 'Ctrl+N', enabled: true, checked: null }
const PRINTER = { printer: 'Office', copies: 1, twoSided: false }
const OPTIONS = { paper: 'a4', kind: 'briefing' }
const SETTINGS = {
  appearance: 'dark',
  keys: 'word',
  startWith: 'library',
  keepDeletedDays: 30,
  name: 'Ada',
  author: '',
  organisation: '',
  logo: null,
  markingScheme: 'none',
  markingLevel: 'none',
  language: 'en-GB',
  paper: 'a4',
  spelling: true,
  sender: null,
}

const COUNTRY = { replaces: null, hidden: false, name: 'Tarsenia', adjective: 'Tarsenian', article: false }

/** For each channel, a valid request and invalid ones that a hostile page could send. */
const cases: Record<Channel, { right: unknown; wrong: readonly unknown[] }> = {
  'app.info': { right: null, wrong: [{}] },
  'app.about': { right: null, wrong: ['licences'] },
  'app.found': { right: null, wrong: [{}] },
  'app.closed': { right: null, wrong: ['now'] },
  'app.keepOpen': { right: null, wrong: [true] },
  'app.saving': { right: null, wrong: [true] },
  'app.failed': {
    right: { where: 'page', trace: ['TypeError (not a function)', '    at run index.js:1:2'] },
    wrong: [
      { where: 'page', trace: ['Dear diary'] },
      { where: 'page', trace: [] },
      { where: 'diary', trace: ['Error'] },
    ],
  },
  'backups.status': { right: null, wrong: [{}] },
  'backups.make': { right: null, wrong: [{ folder: '/tmp' }] },
  'backups.cancel': { right: null, wrong: [1] },
  'backups.chooseFolder': { right: null, wrong: ['/tmp'] },
  'backups.forgetFolder': { right: null, wrong: ['/tmp'] },
  'backups.list': { right: null, wrong: [{}] },
  'backups.packs': {
    right: { id: 'own-12' },
    wrong: [{ id: '../own-12' }, { id: 'own-12/../../x' }, { id: 'third-1' }, {}],
  },
  'backups.restore': {
    right: { id: 'other-3', packs: [ID], way: 'replace' },
    wrong: [
      { id: 'other-3', packs: [], way: 'copy' },
      { id: 'other-3', packs: ['x'], way: 'copy' },
      { id: 'other-3', packs: [ID], way: 'delete' },
      { id: '/tmp/x.db', packs: [ID], way: 'copy' },
    ],
  },
  'backups.undoRestore': {
    right: { restored: [{ id: ID, kept: null, wasDeleted: false }] },
    wrong: [
      { restored: [] },
      { restored: [{ id: ID }] },
      { restored: [{ id: 'x', kept: null, wasDeleted: false }] },
    ],
  },
  'history.list': { right: { id: ID }, wrong: [{ id: '7' }] },
  'history.read': { right: { id: ID, number: null }, wrong: [{ id: ID, number: 0 }, { id: ID }] },
  'history.name': {
    right: { id: ID, number: 3, name: 'Sent to the general' },
    wrong: [
      { id: ID, number: 1.5, name: '' },
      { id: ID, number: 3, name: 'x'.repeat(201) },
    ],
  },
  'history.clear': { right: { id: ID }, wrong: [null] },
  'history.export': {
    right: { id: ID, jobId: ID, before: 1, after: null },
    wrong: [
      { id: ID, jobId: ID, before: null, after: 1 },
      { id: ID, before: 1, after: 2 },
    ],
  },
  'history.keep': { right: { id: ID }, wrong: [{ id: ID, cause: 'sent' }] },
  'history.restore': {
    right: { id: ID, number: 3, sections: ['s1'] },
    wrong: [
      { id: ID, number: null, sections: null },
      { id: ID, number: 3, sections: [] },
      { id: ID, number: 3, sections: ['a b'] },
    ],
  },
  'library.check': { right: null, wrong: [{}] },
  'library.place': { right: null, wrong: [{}] },
  'library.showPlace': { right: null, wrong: [{ path: '/etc' }] },
  'library.move': { right: null, wrong: [{ path: '/etc' }] },
  'library.openAnother': { right: null, wrong: [{ file: '/etc/passwd' }] },
  'library.cancelCopy': { right: null, wrong: [{}] },
  'library.saveCopy': {
    right: { password: 'Zenda' },
    wrong: [null, { password: '' }, { password: 5 }, { password: null, path: '/etc/x' }],
  },
  'library.chooseCopy': { right: null, wrong: [{}] },
  'library.openCopy': {
    right: { copyId: ID, password: null },
    wrong: [{ copyId: '../x', password: null }, { copyId: ID }, { copyId: ID, password: '' }],
  },
  'backups.restoreAll': { right: { id: 'own-1' }, wrong: [{ id: 'own--1' }, { id: 1 }] },
  'menu.show': {
    right: [{ label: 'File', items: ['rule', { label: 'More', items: [LINE] }, LINE] }],
    wrong: [{}, [LINE], [{ label: 'File', items: [{ ...LINE, role: 'quit' }] }], [{ label: '', items: [] }]],
  },
  'window.run': {
    right: { command: 'paste' },
    wrong: [{ command: 'openDevTools' }, { command: 'paste', times: 9 }],
  },
  'window.zoom': { right: { step: 1 }, wrong: [{ step: 7 }, {}] },
  'window.first': { right: null, wrong: [{}] },
  'settings.read': { right: null, wrong: [1] },
  'settings.write': {
    right: SETTINGS,
    wrong: [
      { ...SETTINGS, appearance: 'pink' },
      { ...SETTINGS, keys: 'emacs' },
      { ...SETTINGS, extra: 1 },
      null,
    ],
  },
  'countries.read': { right: null, wrong: [{}] },
  'countries.write': {
    right: { countries: [COUNTRY] },
    wrong: [
      { countries: [{ ...COUNTRY, name: ' ' }] },
      { countries: [{ ...COUNTRY, replaces: 'ZZ' }] },
      { countries: [{ ...COUNTRY, flag: 'red' }] },
      { countries: null },
    ],
  },
  'schemes.list': { right: null, wrong: [[]] },
  'schemes.import': { right: null, wrong: ['/etc/passwd'] },
  'schemes.export': { right: { id: 'us' }, wrong: [{ id: '../../package' }, {}] },
  'schemes.delete': { right: { id: `own-${'0'.repeat(16)}` }, wrong: [{ id: 'us' }, { id: 'own-1' }] },
  'schemes.restore': { right: { id: `own-${'0'.repeat(16)}` }, wrong: [{ id: 7 }] },
  'dictionary.read': { right: null, wrong: [[]] },
  'dictionary.add': {
    right: { word: 'Tarsénia' },
    wrong: [{ word: '' }, { word: 'two words' }, { word: 'x'.repeat(101) }, { word: '<b>' }],
  },
  'dictionary.remove': { right: { word: "d'Affaires" }, wrong: [{ word: 5 }] },
  'library.read': { right: null, wrong: ['../..'] },
  'templates.save': {
    right: { id: null, draft: DRAFT },
    wrong: [
      { id: 'introduction', draft: DRAFT },
      { id: OWN_ID, draft: { ...DRAFT, full: [] } },
      { id: OWN_ID, draft: { ...DRAFT, short: [{ type: 'section' }] } },
      { id: OWN_ID, draft: { ...DRAFT, level: 9 } },
    ],
  },
  'templates.describe': {
    right: { id: OWN_ID, particulars: PARTICULARS },
    wrong: [
      { id: 'introduction', particulars: PARTICULARS },
      { id: OWN_ID, particulars: DRAFT },
    ],
  },
  'templates.copy': { right: { id: 'introduction' }, wrong: [{ id: '../x' }] },
  'templates.delete': { right: { id: OWN_ID }, wrong: [{ id: 'introduction' }] },
  'templates.restore': { right: { id: OWN_ID }, wrong: [{ id: ID }] },
  'templates.export': { right: { ids: [OWN_ID] }, wrong: [{ ids: [] }, { ids: [OWN_ID], path: '/tmp/x' }] },
  'templates.import': { right: null, wrong: [{ path: '/etc/passwd' }] },
  'fields.used': { right: { name: 'lead_office' }, wrong: [{ name: 'Bad Name' }, { name: 5 }, {}] },
  'packs.changes': { right: { known: null }, wrong: [null, {}, { known: 'all' }, { known: 1 }] },
  'packs.list': { right: null, wrong: [[]] },
  'packs.search': {
    right: { words: 'kind:handout "liaison', rows: 40 },
    wrong: [{}, { words: 'x', rows: 0 }, { words: 'x'.repeat(1001), rows: null }],
  },
  'packs.arrange': {
    right: { packs: [{ id: ID, favourite: true, archived: false, tags: ['Kenya 2026'] }] },
    wrong: [
      { packs: [{ id: ID, favourite: 1, archived: false, tags: [] }] },
      { packs: [{ id: ID, favourite: true, archived: false, tags: [''] }] },
      { packs: [{ id: ID, favourite: true, archived: false, tags: ['a\nb'] }] },
      { packs: [{ id: 'x', favourite: true, archived: false, tags: [] }] },
    ],
  },
  'packs.recent': { right: null, wrong: [10] },
  'packs.opened': { right: { id: ID }, wrong: [{ id: '1' }] },
  'packs.forgetRecent': { right: null, wrong: [[]] },
  'packs.create': {
    right: { meta: META, fields: [], sections: [SECTION] },
    wrong: [
      { meta: { ...META, date: '1 March' }, fields: [], sections: [SECTION] },
      { meta: META, fields: [], sections: [{ type: 'script' }] },
      { meta: META, fields: [{ name: 'Bad Name' }], sections: [SECTION] },
    ],
  },
  'packs.read': { right: { id: ID }, wrong: [{ id: "1' or '1'='1" }, { id: 5 }, {}] },
  'packs.save': {
    right: { id: ID, revision: 3, sections: [SECTION], order: ['s1'] },
    wrong: [
      { id: ID, revision: -1, sections: [] },
      { id: ID, revision: 1, sections: [{ ...SECTION, attrs: { ...SECTION.attrs, level: 9 } }] },
      { id: ID, revision: 1, sections: [], order: ['a b'] },
    ],
  },
  'packs.saveElsewhere': {
    right: { meta: META, fields: [], sections: [SECTION] },
    wrong: [
      { meta: META, fields: [] },
      { meta: META, fields: [], sections: [SECTION], path: '/etc/x' },
    ],
  },
  'packs.keep': {
    right: { id: ID, change: { id: ID, revision: 3, sections: [SECTION] }, sent: null },
    wrong: [
      { id: ID },
      { id: '../x', change: null, sent: null },
      { id: ID, change: { id: ID, sections: [SECTION] } },
    ],
  },
  'packs.replace': {
    right: { change: { id: ID, sections: [SECTION] }, why: 'copy of 1 May' },
    wrong: [{ change: { id: ID, revision: 1, sections: [] }, why: '' }, { change: { id: ID } }],
  },
  'packs.rename': { right: { id: ID, title: 'New' }, wrong: [{ id: ID, title: 'x'.repeat(30_000) }] },
  'packs.duplicate': { right: { id: ID }, wrong: [{ id: '' }] },
  'packs.delete': { right: { ids: [ID] }, wrong: [ID, { ids: [] }, { id: ID }] },
  'packs.restore': { right: { ids: [ID] }, wrong: [{ ids: [ID], also: true }, { ids: ['x'] }] },
  'packs.rescue': { right: { id: ID }, wrong: [{ id: 'x' }] },
  'bin.list': { right: null, wrong: [{ all: true }] },
  'bin.images': { right: null, wrong: [{}] },
  'bin.deleteImages': { right: { ids: ['a'.repeat(64)] }, wrong: [{ ids: [] }, { ids: ['../x'] }] },
  'bin.saveImages': {
    right: { ids: ['a'.repeat(64)] },
    wrong: [{ ids: ['A'.repeat(64)] }, { ids: ['a'.repeat(64)], path: '/tmp' }],
  },
  'bin.putBackImage': { right: { id: 'a'.repeat(64) }, wrong: [{ id: '../x' }, { ids: [] }] },
  'bin.sections': { right: { after: ID }, wrong: [{}, { after: 5 }] },
  'bin.restoreSections': {
    right: { pack: ID, ids: ['s1'] },
    wrong: [
      { pack: ID, ids: [] },
      { pack: 'x', ids: ['s1'] },
      { pack: ID, ids: ['../x'] },
    ],
  },
  'bin.deleteSections': {
    right: { sections: [{ pack: ID, id: 's1' }] },
    wrong: [{ sections: [] }, { sections: [{ pack: ID }] }, { sections: [{ pack: ID, id: 'a/b' }] }],
  },
  'bin.deleteForever': {
    right: { items: [{ kind: 'pack', id: ID }] },
    wrong: [{ items: [{ kind: 'pack', id: 'own-a' }] }, { items: [{ kind: 'image', id: ID }] }, {}],
  },
  'files.choose': { right: null, wrong: [{ path: '/etc/passwd' }] },
  'files.opened': { right: null, wrong: ['/home/a/visit.bpack'] },
  'files.take': {
    right: { name: 'Visit.bpack', bytes: new Uint8Array(1) },
    wrong: [
      { name: 'Visit.bpack', bytes: 'PK' },
      { name: '..', bytes: new Uint8Array(1) },
      { path: '/etc/passwd' },
    ],
  },
  'packs.drag': { right: { id: ID }, wrong: [{ id: '../x' }] },
  'packs.share': {
    right: { id: ID, edition: null, without: ['comments', 'proposals'] },
    wrong: [
      { id: ID, path: '/tmp/x' },
      { id: ID, edition: null, without: ['sections'] },
      { id: ID, edition: '../x' },
    ],
  },
  'packs.shareInto': {
    right: { folderId: ID, id: ID, edition: 'own' },
    wrong: [
      { folderId: '/tmp', id: ID, edition: null },
      { folderId: ID, id: ID, edition: null, path: '/tmp/x' },
    ],
  },
  'packs.sample': { right: null, wrong: [{ path: 'x' }] },
  'assets.add': {
    right: { name: 'map.png', bytes: new Uint8Array(4) },
    wrong: [{ name: 'map.png', bytes: [1, 2] }],
  },
  'export.check': {
    right: { id: ID, options: OPTIONS, file: 'docx' },
    wrong: [
      { id: ID, options: OPTIONS, file: '/etc/x' },
      { id: ID, options: { ...OPTIONS, paper: 'a0' } },
      { id: ID, options: { ...OPTIONS, draft: 'yes' } },
    ],
  },
  'export.start': {
    right: { id: ID, jobId: 'job-1', options: { ...OPTIONS, draft: true, twoPerSheet: false } },
    wrong: [
      { id: ID, jobId: '../job', options: OPTIONS },
      { id: ID, jobId: 'job-1', options: { ...OPTIONS, watermark: true } },
      { id: ID, jobId: 'j', options: OPTIONS, target: '/etc/x' },
    ],
  },
  'word.choose': {
    right: { what: 'folder' },
    wrong: [{ what: '/etc' }, { what: 'files' }, { path: '/etc/passwd' }, null],
  },
  'word.read': { right: { fileId: ID }, wrong: [{ fileId: '../x' }, { path: '/etc/passwd' }, null] },
  'word.import': {
    right: { fileId: ID, marking: { scheme: 'uk', level: 'official', caveat: '', none: false } },
    wrong: [
      { fileId: ID },
      { fileId: ID, marking: { scheme: 'x', level: 'official', caveat: '', none: false } },
      { fileId: ID, marking: { scheme: 'uk', level: 'official', caveat: '' } },
    ],
  },
  'word.sections': {
    right: { fileId: ID, marking: null },
    wrong: [
      { fileId: '/tmp/x', marking: null },
      { fileId: ID, marking: null, path: '/tmp/x' },
    ],
  },
  'word.close': { right: { fileIds: [ID] }, wrong: [{ fileIds: ['x'] }, { fileIds: null }, null] },
  'tables.choose': { right: null, wrong: [{ path: '/etc/passwd' }] },
  'tables.readAgain': {
    right: { tableId: crypto.randomUUID(), encoding: 'utf-8', hidden: true },
    wrong: [{ tableId: '/etc/passwd' }, { tableId: crypto.randomUUID(), encoding: 'utf-7' }],
  },
  'export.rows': {
    right: {
      id: ID,
      jobId: 'job-1',
      options: OPTIONS,
      tableId: ID,
      matches: ['host_nation', null],
      pattern: '{{Name}}',
    },
    wrong: [
      { id: ID, jobId: 'j', options: OPTIONS, tableId: '/etc/x', matches: [], pattern: '' },
      { id: ID, jobId: 'j', options: OPTIONS, tableId: ID, matches: [1], pattern: '' },
      { id: ID, jobId: 'j', options: OPTIONS, tableId: ID, matches: [], pattern: '', folder: '/etc' },
    ],
  },
  'enclosures.add': {
    right: { name: 'minutes.pdf', bytes: new Uint8Array([37, 80]), password: null },
    wrong: [
      { name: 'minutes.pdf', bytes: '%PDF', password: null },
      { name: 'minutes.pdf', path: '/etc/passwd', password: null },
      { name: 'minutes.pdf', bytes: new Uint8Array(1), password: 'x'.repeat(1001) },
      { name: 'large.pdf', bytes: new Uint8Array(100 * 1024 * 1024 + 1), password: null },
    ],
  },
  'enclosures.openPack': {
    right: { name: 'Visit.bpack', bytes: new Uint8Array([80, 75]) },
    wrong: [
      { name: 'Visit.pdf', bytes: new Uint8Array(1) },
      { name: 'Visit.bpack', path: '/etc/passwd' },
      { name: 'Visit.bpack', bytes: 'PK' },
    ],
  },
  'enclosures.addPack': {
    right: { from: { packId: ID }, edition: 'own', heads: 'own', paper: 'a4' },
    wrong: [
      { from: { path: '/etc/passwd' }, heads: 'own', paper: 'a4' },
      { from: { packId: ID, fileId: ID }, heads: 'own', paper: 'a4' },
      { from: { packId: ID }, heads: 'none', paper: 'a4' },
      { from: { packId: ID }, edition: '../x', heads: 'own', paper: 'a4' },
    ],
  },
  'enclosures.save': {
    right: { asset: 'a'.repeat(64), title: 'Minutes' },
    wrong: [{ asset: '../x', title: '' }, { asset: 'a'.repeat(64) }],
  },
  'export.allRows': {
    right: {
      ...{ id: ID, jobId: 'job-1', options: OPTIONS, tableId: ID, matches: [null] },
      together: { kind: 'labels', sheet: LABEL_SHEETS[0], start: 3 },
    },
    wrong: [
      { id: ID, jobId: 'j', options: OPTIONS, tableId: ID, matches: [], target: '/etc/x' },
      ...[
        { kind: 'copies' },
        { kind: 'labels', sheet: { ...LABEL_SHEETS[0], width: 500 }, start: 1 },
        { kind: 'labels', sheet: { ...LABEL_SHEETS[0], columns: 1e9 }, start: 1 },
      ].map((together) => ({ id: ID, jobId: 'j', options: OPTIONS, tableId: ID, matches: [], together })),
    ],
  },
  'export.folder': { right: null, wrong: [{ path: '/tmp' }] },
  'export.into': {
    right: { folderId: ID, id: ID, jobId: 'job-1', options: OPTIONS },
    wrong: [
      { folderId: '../x', id: ID, jobId: 'job-1', options: OPTIONS },
      { folderId: ID, id: ID, jobId: 'job-1' },
      { folderId: ID, id: ID, jobId: 'job-1', options: OPTIONS, file: 'exe' },
    ],
  },
  'export.cancel': { right: { jobId: 'job-1' }, wrong: [{ jobId: '' }] },
  'export.reveal': { right: { exportId: ID }, wrong: [{ path: '/etc' }] },
  'export.open': { right: { exportId: ID }, wrong: [{ exportId: '/etc/passwd' }] },
  'print.printers': { right: null, wrong: ['all'] },
  'print.start': {
    right: { id: ID, jobId: 'p1', options: OPTIONS, printerOptions: PRINTER },
    wrong: [
      { id: ID, jobId: 'p1', options: OPTIONS, printerOptions: { ...PRINTER, printer: '-oraw' } },
      { id: ID, jobId: 'p1', options: OPTIONS, printerOptions: { ...PRINTER, copies: 0 } },
      { id: ID, jobId: 'p1', options: OPTIONS, file: '/etc/passwd', printerOptions: null },
    ],
  },
  'links.open': {
    right: { href: 'https://example.org/' },
    wrong: [{ href: 'file:///etc/passwd' }, { href: 'javascript:1' }],
  },
}

/** Handlers that return the request they were given. */
const echo = Object.fromEntries(
  channels.map((channel) => [channel, (request: unknown) => request]),
) as unknown as Handlers

describe('answer', () => {
  for (const channel of channels) {
    it(`handles a valid request to ${channel} and refuses invalid ones`, async () => {
      const { right, wrong } = cases[channel]
      expect(await answer(channel, right, requests, echo)).toEqual({ ok: true, value: right })
      for (const request of wrong) {
        expect(await answer(channel, request, requests, echo), inspect(request).slice(0, 80)).toMatchObject({
          ok: false,
          error: { code: 'ipc/refused' },
        })
      }
    })
  }

  it('names each invalid value by its path', async () => {
    const bad = { ...SECTION, attrs: { ...SECTION.attrs, level: 9 } }
    const request = {
      id: ID,
      revision: 1,
      meta: { ...META, date: '20266-03-31', title: 'x'.repeat(20_001) },
      sections: [SECTION, bad],
    }
    expect(await answer('packs.save', request, requests, echo)).toMatchObject({
      ok: false,
      error: {
        refused: [
          ['meta', 'title'],
          ['meta', 'date'],
          ['sections', 1],
        ],
      },
    })
  })

  it('carries the code and the message of an expected failure', async () => {
    const failing = {
      ...echo,
      'packs.read': () => {
        throw new AppError('storage/not-found', 'That pack is gone.')
      },
    } as Handlers
    expect(await answer('packs.read', { id: ID }, requests, failing)).toEqual({
      ok: false,
      error: { code: 'storage/not-found', message: 'That pack is gone.' },
    })
  })
})
