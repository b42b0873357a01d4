// Fresh ids for sections and nodes.

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'
/** 36^12 possibilities: collisions within a library are not to be expected. */
const LENGTH = 12

/** A new random id of lower-case letters and digits. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH))
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('')
}
