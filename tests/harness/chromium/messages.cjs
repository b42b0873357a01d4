// Messages between page and main as text: JSON, with bytes as base64. Runs on both sides.
function messages() {
  const isBytes = (value) => value instanceof Uint8Array || value instanceof ArrayBuffer
  const BYTES = '$bytes'
  const toText = (bytes) =>
    typeof Buffer === 'function' ? Buffer.from(bytes).toString('base64') : new Uint8Array(bytes).toBase64()
  const fromText = (text) =>
    typeof Buffer === 'function' ? new Uint8Array(Buffer.from(text, 'base64')) : Uint8Array.fromBase64(text)
  const pack = (value) => {
    if (isBytes(value)) return { [BYTES]: toText(value) }
    if (Array.isArray(value)) return value.map(pack)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, pack(one)]))
  }
  const unpack = (value) => {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(unpack)
    if (typeof value[BYTES] === 'string') return fromText(value[BYTES])
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unpack(one)]))
  }
  return {
    write: (value) => JSON.stringify(pack(value)),
    read: (text) => (text === undefined ? undefined : unpack(JSON.parse(text))),
  }
}

module.exports = { messages }
