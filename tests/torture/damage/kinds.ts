// The ways in which the campaign damages a library: what disks, crashes, sync tools and people do to files.
import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { fillPage, PAGE, pagesOf, swapPages } from '../../../electron/storage/testing/damage'
import type { Moments } from './library'
import { lostRows } from './lost-kinds'
import type { Random } from './random'
import { ofRows } from './row-kinds'

/** A way to damage a library's files. */
export interface Kind {
  readonly name: string
  /** The state that is damaged; it is also what should be found. */
  readonly from: keyof Moments
  damage(file: string, random: Random, moments: Moments): void
}

/** Flips one bit. */
function flipAt(file: string, at: number, random: Random): void {
  const bytes = readFileSync(file)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
  writeFileSync(file, bytes)
}

/** Flips a bit somewhere in an occurrence of `find`. */
function flipIn(file: string, find: string, random: Random): void {
  const bytes = readFileSync(file)
  const places: number[] = []
  for (let at = bytes.indexOf(find); at >= 0; at = bytes.indexOf(find, at + 1)) places.push(at)
  flipAt(file, random.pick(places) + random.below(find.length), random)
}

const leaves = (file: string, ...names: string[]): number[] => names.flatMap((name) => pagesOf(file, name))
const CONTENT = ['packs', 'sections', 'settings', 'templates', 'assets', 'marking_schemes', 'pack_tags']
const INDEXES = [
  'sqlite_autoindex_packs_1',
  'sqlite_autoindex_sections_1',
  'packs_by_change',
  'sqlite_autoindex_assets_1',
]
const pageCount = (file: string): number => Math.floor(readFileSync(file).length / PAGE)
const anyPage = (file: string, random: Random): number => 2 + random.below(pageCount(file) - 1)

function garbage(file: string, page: number, random: Random): void {
  const bytes = readFileSync(file)
  for (let at = 0; at < PAGE; at += 1) bytes[(page - 1) * PAGE + at] = random.below(256)
  writeFileSync(file, bytes)
}

/** The pages of the list of tables besides the first. */
function schemaPages(file: string): number[] {
  const bytes = readFileSync(file)
  if (bytes[100] !== 5) return [1]
  const cells = Array.from({ length: bytes.readUInt16BE(103) }, (_, cell) =>
    bytes.readUInt32BE(bytes.readUInt16BE(112 + 2 * cell)),
  )
  return [...cells, bytes.readUInt32BE(108)]
}

const logOf = (file: string): string => `${file}-wal`
const FRAME = PAGE + 24

function inLog(file: string, change: (bytes: Buffer) => Buffer | undefined): void {
  const bytes = readFileSync(logOf(file))
  writeFileSync(logOf(file), change(bytes) ?? bytes)
}

const ofPages: Kind[] = [
  {
    name: 'bit in the text',
    from: 'closed',
    damage: (file, random) => flipIn(file, 'lorem ipsum lorem', random),
  },
  {
    name: 'bit in punctuation of JSON',
    from: 'closed',
    damage: (file, random) => flipIn(file, random.pick(['"type":"', '":{"', '"},{"', '"attrs":{']), random),
  },
  {
    name: 'bit in the head of a page',
    from: 'closed',
    damage: (file, random) =>
      flipAt(file, (random.pick(leaves(file, ...CONTENT)) - 1) * PAGE + random.below(8), random),
  },
  {
    name: 'bit in a page’s list of rows',
    from: 'closed',
    damage: (file, random) =>
      flipAt(file, (random.pick(leaves(file, ...CONTENT)) - 1) * PAGE + 8 + random.below(8), random),
  },
  {
    name: 'bit in a page of an index',
    from: 'closed',
    damage: (file, random) =>
      flipAt(file, (random.pick(leaves(file, ...INDEXES)) - 1) * PAGE + random.below(PAGE), random),
  },
  {
    name: 'bit in the list of tables',
    from: 'closed',
    damage: (file, random) =>
      flipAt(file, (random.pick(schemaPages(file)) - 1) * PAGE + random.below(PAGE), random),
  },
  {
    name: 'bit in the file’s head',
    from: 'closed',
    damage: (file, random) => flipAt(file, random.below(112), random),
  },
  {
    name: 'bit anywhere',
    from: 'closed',
    damage: (file, random) => flipAt(file, random.below(readFileSync(file).length), random),
  },
  { name: 'page of zeros', from: 'closed', damage: (file, random) => fillPage(file, anyPage(file, random)) },
  {
    name: 'page of garbage',
    from: 'closed',
    damage: (file, random) => garbage(file, anyPage(file, random), random),
  },
  { name: 'first page of zeros', from: 'closed', damage: (file) => fillPage(file, 1) },
  {
    name: 'garbage in the list of tables',
    from: 'closed',
    damage: (file, random) => garbage(file, random.pick([1, ...schemaPages(file)]), random),
  },
  {
    name: 'two pages swapped',
    from: 'closed',
    damage: (file, random) => swapPages(file, anyPage(file, random), anyPage(file, random)),
  },
  { name: 'one page over another', from: 'closed', damage: overwritePage },
  { name: 'older page', from: 'closed', damage: olderPage },
  {
    name: 'file cut off anywhere',
    from: 'closed',
    damage: (file, random) => truncateSync(file, 1 + random.below(readFileSync(file).length - 1)),
  },
  {
    name: 'file cut off at a page',
    from: 'closed',
    damage: (file, random) => truncateSync(file, PAGE * (1 + random.below(pageCount(file) - 1))),
  },
  {
    name: 'garbage at the end',
    from: 'closed',
    damage: (file, random) =>
      writeFileSync(file, Buffer.alloc(1 + random.below(3 * PAGE), 'garbage'), { flag: 'a' }),
  },
  { name: 'rows missing in an index', from: 'closed', damage: emptyIndexPage },
]

function overwritePage(file: string, random: Random): void {
  const bytes = readFileSync(file)
  const [from, to] = [anyPage(file, random), anyPage(file, random)]
  bytes.copy(bytes, (to - 1) * PAGE, (from - 1) * PAGE, from * PAGE)
  writeFileSync(file, bytes)
}

/** A write that never reached the disk. */
function olderPage(file: string, random: Random, { monday }: Moments): void {
  const [bytes, before] = [readFileSync(file), readFileSync(monday)]
  const changed = Array.from({ length: Math.floor(before.length / PAGE) }, (_, at) => at).filter(
    (at) => !bytes.subarray(at * PAGE, (at + 1) * PAGE).equals(before.subarray(at * PAGE, (at + 1) * PAGE)),
  )
  const page = random.pick(changed)
  before.copy(bytes, page * PAGE, page * PAGE, (page + 1) * PAGE)
  writeFileSync(file, bytes)
}

function emptyIndexPage(file: string, random: Random): void {
  const page = random.pick(leaves(file, ...INDEXES))
  const bytes = readFileSync(file)
  Buffer.from([10, 0, 0, 0, 0, 16, 0, 0]).copy(bytes, (page - 1) * PAGE)
  writeFileSync(file, bytes)
}

const ofFiles: Kind[] = [
  { name: 'empty file', from: 'closed', damage: (file) => writeFileSync(file, '') },
  { name: 'empty file beside its log', from: 'crashed', damage: (file) => writeFileSync(file, '') },
  { name: 'file missing', from: 'closed', damage: (file) => rmSync(file) },
  { name: 'file missing, its log left', from: 'crashed', damage: (file) => rmSync(file) },
  {
    name: 'file of zeros',
    from: 'closed',
    damage: (file) => writeFileSync(file, Buffer.alloc(readFileSync(file).length)),
  },
  {
    name: 'garbage in the -shm',
    from: 'crashed',
    damage: (file, random) => writeFileSync(`${file}-shm`, Buffer.alloc(32_768, random.below(256))),
  },
  {
    name: 'older copy put back',
    from: 'closed',
    damage: (file, _random, { monday }) => copyFileSync(monday, file),
  },
  {
    name: 'older copy put back under a newer log',
    from: 'crashed',
    damage: (file, _random, { sunday }) => copyFileSync(sunday, file),
  },
]

const ofLogs: Kind[] = [
  {
    name: 'log cut off anywhere',
    from: 'crashed',
    damage: (file, random) => inLog(file, (bytes) => bytes.subarray(0, random.below(bytes.length))),
  },
  {
    name: 'log cut off at a frame',
    from: 'crashed',
    damage: (file, random) =>
      inLog(file, (bytes) => bytes.subarray(0, 32 + FRAME * random.below((bytes.length - 32) / FRAME))),
  },
  {
    name: 'bit in the log',
    from: 'crashed',
    damage: (file, random) => flipAt(logOf(file), random.below(readFileSync(logOf(file)).length), random),
  },
  {
    name: 'garbage in place of the log',
    from: 'crashed',
    damage: (file, random) => inLog(file, (bytes) => Buffer.alloc(bytes.length, random.below(256))),
  },
  { name: 'log missing', from: 'crashed', damage: (file) => rmSync(logOf(file)) },
  {
    name: 'log of another library',
    from: 'crashed',
    damage: (file, _random, { other }) => copyFileSync(logOf(other), logOf(file)),
  },
  {
    name: 'log of a copy that was changed',
    from: 'crashed',
    damage: (file, _random, { fork }) => copyFileSync(logOf(fork), logOf(file)),
  },
  {
    name: 'older log beside the file',
    from: 'closed',
    damage: (file, random, { crashed }) =>
      existsSync(logOf(crashed)) &&
      writeFileSync(
        logOf(file),
        readFileSync(logOf(crashed)).subarray(0, 32 + FRAME * (8 + random.below(6))),
      ),
  },
]

/** To be sure that nothing is said then. */
const NOTHING: readonly Kind[] = (['closed', 'crashed'] as const).map((from) => ({
  name: `nothing (${from})`,
  from,
  damage: () => undefined,
}))

/** All of them. */
export const KINDS: readonly Kind[] = [...NOTHING, ...ofPages, ...ofRows, ...lostRows, ...ofFiles, ...ofLogs]
