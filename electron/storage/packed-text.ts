// Texts of versions, compressed: packed and unpacked by functions that triggers and queries call, too.
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Database } from 'better-sqlite3'

/** Compresses a text. */
export function packText(text: string): Buffer {
  return deflateRawSync(text)
}

/** Returns a compressed text; undefined when the bytes are damaged. */
export function unpackText(bytes: Uint8Array): string | undefined {
  try {
    return inflateRawSync(bytes).toString()
  } catch {
    return undefined
  }
}

/** Returns a text as far as the first of its bytes have it; undefined when they are damaged. */
export function unpackStart(bytes: Uint8Array): string | undefined {
  try {
    return inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 512 }).toString()
  } catch {
    return undefined
  }
}

/** Makes both known to a connection: every connection that writes needs them. */
export function definePacking(db: Database): void {
  db.function('packed_text', { deterministic: true }, (text: unknown) => packText(String(text)))
  db.function('unpacked_json', { deterministic: true }, (bytes: unknown) => {
    const text = bytes instanceof Uint8Array ? unpackText(bytes) : undefined
    return text ?? '{}'
  })
}
