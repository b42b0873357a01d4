// A digest of bytes: names subsets and files by their content, so that equal input produces equal bytes. Not for security.

const SEEDS = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35] as const

/** Parts up to this many bytes are hashed completely. */
const SAMPLE = 2048

/** Returns 32 hex digits that differ for different bytes: four multiplicative hashes over 32-bit words in parallel. */
export function digest(parts: readonly Uint8Array[]): string {
  let [a, b, c, d] = SEEDS as readonly [number, number, number, number]
  for (const bytes of parts) {
    // Long parts are sampled: after their first difference, compressed data differ everywhere.
    const step = 4 * Math.max(1, Math.floor(bytes.length / SAMPLE))
    for (let i = 0; i < bytes.length; i += step) {
      const word =
        (bytes[i] ?? 0) |
        ((bytes[i + 1] ?? 0) << 8) |
        ((bytes[i + 2] ?? 0) << 16) |
        ((bytes[i + 3] ?? 0) << 24)
      a = Math.imul(a ^ word, 0x01000193)
      b = Math.imul((b ^ word) + a, 0x5bd1e995)
      c = Math.imul(c ^ (word + b), 0x27d4eb2f)
      d = Math.imul(d ^ (word >>> 3) ^ c, 0x2545f491)
    }
    a ^= bytes.length
  }
  return [a, b, c, d].map((value) => (value >>> 0).toString(16).padStart(8, '0')).join('')
}
