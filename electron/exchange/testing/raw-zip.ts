// Zip files byte by byte, so that tests can write what no honest tool would (APPNOTE.TXT 6.3.10, 4.3).
import { deflateRawSync } from 'node:zlib'
import { crc32 } from '#shared/crc32'

/** An entry; everything but name and bytes may be false. */
export interface RawEntry {
  readonly name: string
  readonly bytes: Uint8Array | string
  /** Unpacked size to state; defaults to the true one. */
  readonly statedSize?: number
  readonly statedCrc?: number
  /** General purpose flags; bit 0 means encrypted. */
  readonly flags?: number
  /** Unix mode, for example 0o120777 for a symbolic link. */
  readonly mode?: number
}

/** Returns a zip file of the entries, all deflated. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const packed = deflateRawSync(entry.bytes)
    const common = commonHeader(entry, name, packed)
    const local = Buffer.concat([signature(0x04034b50), common, name, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6)
    tail.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 3]), common, tail, name]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, directory, signature(0x06054b50), end])
}

/** The fields that local and central header share: version, flags, method, time, checksum, sizes, lengths. */
function commonHeader(entry: RawEntry, name: Buffer, packed: Buffer): Buffer {
  const bytes = Buffer.from(entry.bytes)
  const header = Buffer.alloc(26)
  header.writeUInt16LE(20, 0)
  header.writeUInt16LE(entry.flags ?? 0x800, 2)
  header.writeUInt16LE(8, 4)
  header.writeUInt32LE(entry.statedCrc ?? crc32(bytes), 10)
  header.writeUInt32LE(packed.length, 14)
  header.writeUInt32LE(entry.statedSize ?? bytes.length, 18)
  header.writeUInt16LE(name.length, 22)
  return header
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
