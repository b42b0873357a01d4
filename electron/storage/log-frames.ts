// The format of a library's log (SQLite's write-ahead log): its frames, each with a page, and whether their checksums are right.
import { readSync } from 'node:fs'

/** Size of the log's header, and of the header before each of its pages, in bytes. */
const HEAD = 32
const FRAME_HEAD = 24
const MAGIC = 0x377f0682
const PAGE_SIZES = { least: 512, most: 65_536 }

/** A frame of a log. */
export interface Frame {
  /** The number of its page in the library, from 1. */
  readonly page: number
  /** Where the bytes of the page begin in the log. */
  readonly at: number
  readonly end: number
  /** Pages of the library after the change that ends with this frame; 0 for a frame within a change. */
  readonly pages: number
  /** Written since the log was last begun anew. */
  readonly isOfRound: boolean
  /** Of this round, and so is every frame before it; their checksums are right. */
  readonly isSound: boolean
}

/** A log that was opened. */
export interface Log {
  /** Differs each time that the log is begun anew. */
  readonly salts: string
  readonly pageSize: number
  /** Reads one frame after the other; ends with the last one that is complete. */
  frames(): Generator<Frame>
}

/** Reads the header of a log; only its bytes, in hexadecimal digits, when it is damaged. */
export function readLog(file: number): Log | string {
  const head = Buffer.alloc(HEAD)
  const length = readSync(file, head, 0, HEAD, 0)
  const pageSize = head.readUInt32BE(8)
  const isHead =
    length === HEAD &&
    (head.readUInt32BE(0) & ~1) === MAGIC &&
    pageSize >= PAGE_SIZES.least &&
    pageSize <= PAGE_SIZES.most
  const sums = new Sums((head.readUInt32BE(0) & 1) === 1)
  if (!isHead || !sums.add(head.subarray(0, 24)).are(head, 24)) return head.toString('hex')
  const salts = head.subarray(16, 24)
  return { salts: salts.toString('hex'), pageSize, frames: () => framesOf(file, salts, pageSize, sums) }
}

function* framesOf(file: number, salts: Buffer, pageSize: number, sums: Sums): Generator<Frame> {
  const frame = Buffer.alloc(FRAME_HEAD + pageSize)
  let isSound = true
  for (let at = HEAD; ; at += frame.length) {
    if (readSync(file, frame, 0, frame.length, at) < frame.length) return
    const isOfRound = salts.equals(frame.subarray(8, 16))
    isSound =
      isSound && isOfRound && sums.add(frame.subarray(0, 8)).add(frame.subarray(FRAME_HEAD)).are(frame, 16)
    const [page, pages] = [frame.readUInt32BE(0), frame.readUInt32BE(4)]
    yield { page, pages, at: at + FRAME_HEAD, end: at + frame.length, isOfRound, isSound }
  }
}

/** The running checksums of a log, in the byte order that its header names. */
class Sums {
  private one = 0
  private other = 0
  constructor(private readonly bigEndian: boolean) {}

  add(bytes: Buffer): this {
    for (let at = 0; at + 8 <= bytes.length; at += 8) {
      const [first, second] = this.bigEndian
        ? [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)]
        : [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)]
      this.one = (this.one + first + this.other) >>> 0
      this.other = (this.other + second + this.one) >>> 0
    }
    return this
  }

  are(bytes: Buffer, at: number): boolean {
    return bytes.readUInt32BE(at) === this.one && bytes.readUInt32BE(at + 4) === this.other
  }
}
