// A file under a password: scrypt makes a key of it, AES-256-GCM encrypts and authenticates the file in chunks. The format is
// described in docs/library-copy.md.
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { closeSync, existsSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { AppError } from '#shared/result'

/** Begins every such file; the last byte is the version of the format. */
const MAGIC = Buffer.from('ATTACHE-COPY\0\0\0\x01', 'latin1')
const SALT_BYTES = 16
const PREFIX_BYTES = 8
const HEAD_BYTES = MAGIC.length + 1 + SALT_BYTES + PREFIX_BYTES
const TAG_BYTES = 16
const CHUNK_BYTES = 64 * 1024
/** The work of a guess is 2 to the power of this: about half a second and 128 MB. Other powers are read within bounds. */
const WORK = 17
const WORK_LIMITS = { least: 14, most: 20 } as const

/** Encrypts `source` into the open file `target`. */
export async function seal(source: string, target: number, password: string): Promise<void> {
  const head = Buffer.concat([MAGIC, Buffer.from([WORK]), randomBytes(SALT_BYTES + PREFIX_BYTES)])
  const key = await keyOf(head, password)
  writeSync(target, head)
  const from = openSync(source, 'r')
  try {
    const left = { bytes: fstatSync(from).size }
    for (let number = 0; ; number += 1) {
      const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, left.bytes))
      readWhole(from, chunk)
      left.bytes -= chunk.length
      const cipher = createCipheriv('aes-256-gcm', key, nonceOf(head, number))
      cipher.setAAD(boundTo(head, left.bytes === 0))
      writeSync(target, Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]))
      if (left.bytes === 0) return
    }
  } finally {
    closeSync(from)
  }
}

/** Decrypts `source` into the open file `target`. Throws `exchange/invalid` for a wrong password or a changed file. */
export async function unseal(source: string, target: number, password: string): Promise<void> {
  const from = openSync(source, 'r')
  try {
    const left = { bytes: fstatSync(from).size - HEAD_BYTES }
    if (left.bytes < TAG_BYTES) throw changed()
    const head = Buffer.alloc(HEAD_BYTES)
    readWhole(from, head)
    if (!isSealedHead(head)) throw notSealed()
    const key = await keyOf(head, password)
    for (let number = 0; left.bytes > 0; number += 1) {
      const chunk = Buffer.alloc(Math.min(CHUNK_BYTES + TAG_BYTES, left.bytes))
      readWhole(from, chunk)
      left.bytes -= chunk.length
      writeSync(target, opened(chunk, key, nonceOf(head, number), boundTo(head, left.bytes === 0)))
    }
  } finally {
    closeSync(from)
  }
}

/** Throws `exchange/invalid` for a wrong password, from the first chunk alone. */
export async function checkPassword(source: string, password: string): Promise<void> {
  const from = openSync(source, 'r')
  try {
    const rest = fstatSync(from).size - HEAD_BYTES
    if (rest < TAG_BYTES) throw changed()
    const head = Buffer.alloc(HEAD_BYTES)
    readWhole(from, head)
    const key = await keyOf(head, password)
    const chunk = Buffer.alloc(Math.min(CHUNK_BYTES + TAG_BYTES, rest))
    readWhole(from, chunk)
    opened(chunk, key, nonceOf(head, 0), boundTo(head, rest === chunk.length))
  } finally {
    closeSync(from)
  }
}

/** Whether a file was encrypted by `seal`. */
export function isSealed(file: string): boolean {
  if (!existsSync(file)) throw new AppError('exchange/invalid', `${file} is no longer there.`)
  const handle = openSync(file, 'r')
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    return readSync(handle, head, 0, HEAD_BYTES, 0) === HEAD_BYTES && isSealedHead(head)
  } finally {
    closeSync(handle)
  }
}

const isSealedHead = (head: Buffer): boolean => head.subarray(0, MAGIC.length).equals(MAGIC)

function opened(chunk: Buffer, key: Buffer, nonce: Buffer, bound: Buffer): Buffer {
  if (chunk.length < TAG_BYTES) throw changed()
  const cipher = createDecipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(bound)
  cipher.setAuthTag(chunk.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([cipher.update(chunk.subarray(0, -TAG_BYTES)), cipher.final()])
  } catch {
    throw changed()
  }
}

/** Each chunk has a number of its own, so that none can be moved. */
function nonceOf(head: Buffer, number: number): Buffer {
  const nonce = Buffer.alloc(PREFIX_BYTES + 4)
  head.copy(nonce, 0, HEAD_BYTES - PREFIX_BYTES)
  nonce.writeUInt32BE(number, PREFIX_BYTES)
  return nonce
}

/** Each chunk belongs to its header, and the last one says so: nothing can be cut off. */
const boundTo = (head: Buffer, isLast: boolean): Buffer =>
  Buffer.concat([head, Buffer.from([isLast ? 1 : 0])])

function keyOf(head: Buffer, password: string): Promise<Buffer> {
  const work = head[MAGIC.length] ?? 0
  if (work < WORK_LIMITS.least || work > WORK_LIMITS.most) throw changed()
  const salt = head.subarray(MAGIC.length + 1, MAGIC.length + 1 + SALT_BYTES)
  const options = { N: 2 ** work, r: 8, p: 1, maxmem: 256 * 2 ** work * 8 }
  return new Promise((resolve, reject) => {
    // The same letters can be typed in several ways.
    scrypt(password.normalize('NFKC'), salt, 32, options, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}

function readWhole(file: number, into: Buffer): void {
  let done = 0
  while (done < into.length) {
    const read = readSync(file, into, done, into.length - done, null)
    if (read === 0) throw changed()
    done += read
  }
}

const changed = (): AppError =>
  new AppError(
    'exchange/invalid',
    'The password is wrong, or the file was changed or cut off. Nothing was restored.',
  )
const notSealed = (): AppError =>
  new AppError('exchange/invalid', 'The file is not a copy of a library with a password.')
