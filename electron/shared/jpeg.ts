// Validates a JPEG (ISO/IEC 10918-1): its segments up to the end of image, and every code of every block that can be followed.

/** What is wrong with a JPEG. */
export type JpegFault = 'cut off' | 'damaged' | 'of a kind that can’t be printed'

/** Kinds of frame that PDF readers decode: baseline, extended, progressive. */
const FRAMES = [0xc0, 0xc1, 0xc2]
const PROGRESSIVE = 0xc2
const MARKER = {
  soi: 0xd8,
  eoi: 0xd9,
  sos: 0xda,
  dht: 0xc4,
  dac: 0xcc,
  jpg: 0xc8,
  dri: 0xdd,
  rst: 0xd0,
  tem: 0x01,
}
const isRestart = (marker: number): boolean => marker >= MARKER.rst && marker < MARKER.soi
/** Start of frame of any kind, including those that nothing decodes. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![MARKER.dht, MARKER.jpg, MARKER.dac].includes(marker)

interface Component {
  readonly across: number
  readonly down: number
}

interface Frame {
  readonly progressive: boolean
  readonly width: number
  readonly height: number
  readonly components: ReadonlyMap<number, Component>
}

/** Huffman codes by the next 16 bits: length times 256 plus symbol; 0 where no code starts with them. */
type Codes = Uint16Array

/** The coefficients of a block in a scan; `again` is set where it refines an earlier one. */
interface Band {
  readonly first: number
  readonly last: number
  readonly again: boolean
}

const BLOCK = 64
const BASELINE: Band = { first: 0, last: BLOCK - 1, again: false }

interface Scan {
  readonly band: Band
  readonly frame: Frame
  readonly parts: readonly { readonly component: Component; readonly dc: Codes; readonly ac: Codes }[]
  /** Units between restart markers; 0 for none. */
  readonly restart: number
}

/** Returns what is wrong with a JPEG; null when it is complete. `quick` skips the codes. */
export function jpegFault(bytes: Uint8Array, quick = false): JpegFault | null {
  return new JpegReader(bytes, quick).fault()
}

class JpegReader {
  private readonly bytes: Uint8Array
  private readonly quick: boolean
  private readonly tables = new Map<number, Codes>()
  private frame: Frame | null = null
  private restart = 0
  private scans = 0
  private at = 2

  constructor(bytes: Uint8Array, quick: boolean) {
    this.bytes = bytes
    this.quick = quick
  }

  fault(): JpegFault | null {
    const { bytes } = this
    while (this.at + 1 < bytes.length) {
      if (bytes[this.at] !== 0xff) return 'damaged'
      const marker = bytes[this.at + 1] as number
      // A marker may be padded with further bytes of 0xff.
      this.at += marker === 0xff ? 1 : 2
      if (marker === MARKER.eoi) return this.frame && this.scans > 0 ? null : 'damaged'
      if (marker === 0xff || marker === MARKER.tem || isRestart(marker)) continue
      const length = this.word(this.at)
      if (this.at + length > bytes.length) return 'cut off'
      if (length < 2) return 'damaged'
      const fault = this.segment(marker, bytes.subarray(this.at + 2, this.at + length))
      if (fault) return fault
      this.at += length
      if (marker === MARKER.sos) {
        const wrong = this.scan(bytes.subarray(this.at - length + 2, this.at))
        if (wrong) return wrong
      }
    }
    return 'cut off'
  }

  private word(at: number): number {
    return ((this.bytes[at] ?? 0) << 8) | (this.bytes[at + 1] ?? 0)
  }

  private segment(marker: number, content: Uint8Array): JpegFault | null {
    if (isFrame(marker)) return this.readFrame(marker, content)
    if (marker === MARKER.dac) return 'of a kind that can’t be printed'
    if (marker === MARKER.dht) return this.readCodes(content) ? null : 'damaged'
    if (marker === MARKER.dri) this.restart = ((content[0] ?? 0) << 8) | (content[1] ?? 0)
    return null
  }

  private readFrame(marker: number, content: Uint8Array): JpegFault | null {
    if (!FRAMES.includes(marker) || content[0] !== 8) return 'of a kind that can’t be printed'
    const count = content[5] ?? 0
    const height = ((content[1] ?? 0) << 8) | (content[2] ?? 0)
    const width = ((content[3] ?? 0) << 8) | (content[4] ?? 0)
    if (this.frame || ![1, 3, 4].includes(count) || content.length < 6 + count * 3 || width * height === 0)
      return 'damaged'
    const components = new Map<number, Component>()
    for (let n = 0; n < count; n++) {
      const sampling = content[7 + n * 3] as number
      const [across, down] = [sampling >> 4, sampling & 15]
      if (across < 1 || across > 4 || down < 1 || down > 4) return 'damaged'
      components.set(content[6 + n * 3] as number, { across, down })
    }
    this.frame = { progressive: marker === PROGRESSIVE, width, height, components }
    return components.size === count ? null : 'damaged'
  }

  private readCodes(content: Uint8Array): boolean {
    for (let at = 0; at < content.length; ) {
      const codes = new Uint16Array(65536)
      const table = content[at] as number
      let symbol = at + 17
      let code = 0
      for (let length = 1; length <= 16; length++) {
        for (let left = content[at + length] ?? 0; left > 0; left--) {
          if (code + (1 << (16 - length)) > 65536 || symbol >= content.length) return false
          codes.fill(length * 256 + (content[symbol] as number), code, code + (1 << (16 - length)))
          code += 1 << (16 - length)
          symbol += 1
        }
      }
      this.tables.set(table, codes)
      at = symbol
    }
    return true
  }

  /** Reads the scan that a header announces, up to the next marker. */
  private scan(header: Uint8Array): JpegFault | null {
    const { frame } = this
    const count = header[0] ?? 0
    if (!frame || count < 1 || header.length < 1 + count * 2) return 'damaged'
    this.scans += 1
    const start = this.at
    this.skipData()
    if (this.at >= this.bytes.length) return 'cut off'
    if (this.quick) return this.at === start ? 'damaged' : null
    const [first = 0, last = 0, bits = 0] = header.subarray(1 + count * 2)
    const band = frame.progressive ? { first, last, again: bits >> 4 > 0 } : BASELINE
    // A refining scan can't be followed without the coefficients read before.
    if (band.first > 0 && band.again) return null
    const parts = Array.from({ length: count }, (_, n) => {
      const component = frame.components.get(header[1 + n * 2] as number)
      const tables = header[2 + n * 2] as number
      return { component, dc: this.tables.get(tables >> 4), ac: this.tables.get(16 + (tables & 15)) }
    })
    const needs = (codes: Codes | undefined, needed: boolean): boolean => codes !== undefined || !needed
    const known = parts.every(
      ({ component, dc, ac }) =>
        component && needs(dc, band.first === 0 && !band.again) && needs(ac, band.last > 0),
    )
    if (!known || band.last >= BLOCK) return 'damaged'
    const scan = { frame, parts: parts as Scan['parts'], restart: this.restart, band }
    return readsWhole(this.bytes.subarray(start, this.at), scan) ? null : 'damaged'
  }

  /** Skips to the next marker that is not a restart marker. */
  private skipData(): void {
    const { bytes } = this
    for (;;) {
      this.at = bytes.indexOf(0xff, this.at)
      if (this.at < 0) this.at = bytes.length
      const next = bytes[this.at + 1]
      if (next === undefined) this.at = bytes.length
      if (next === undefined || (next !== 0 && next !== 0xff && !isRestart(next))) return
      this.at += next === 0xff ? 1 : 2
    }
  }
}

/** Whether the data of a scan hold all its blocks, and nothing but valid codes. */
function readsWhole(data: Uint8Array, { frame, parts, restart, band }: Scan): boolean {
  const { width, height, components } = frame
  const all = [...components.values()]
  const [across, down] = [Math.max(...all.map((one) => one.across)), Math.max(...all.map((one) => one.down))]
  const one = parts.length === 1 ? parts[0] : undefined
  const count = one
    ? Math.ceil((width * one.component.across) / across / 8) *
      Math.ceil((height * one.component.down) / down / 8)
    : Math.ceil(width / across / 8) * Math.ceil(height / down / 8)
  const bits = new Bits(data)
  const reader = new BlockReader(bits, band)
  for (let unit = 0; unit < count; unit++) {
    if (restart > 0 && unit > 0 && unit % restart === 0 && !reader.restart((unit / restart - 1) % 8))
      return false
    for (const { component, dc, ac } of parts) {
      const blocks = one ? 1 : component.across * component.down
      for (let block = 0; block < blocks; block++) if (!reader.read(dc, ac)) return false
    }
  }
  // The last byte is padded, and some programs add one.
  return !bits.short && bits.left < 16
}

/** A symbol that skips sixteen coefficients. */
const SKIP = 0xf0

/** Reads blocks one after the other without keeping their content. */
class BlockReader {
  private readonly bits: Bits
  private readonly band: Band
  /** Blocks left in a run of empty ones. */
  private empty = 0

  constructor(bits: Bits, band: Band) {
    this.bits = bits
    this.band = band
  }

  restart(number: number): boolean {
    this.empty = 0
    return this.bits.restart(number)
  }

  /** Reads a block; false when it contains an invalid code. */
  read(dc: Codes, ac: Codes): boolean {
    const { bits, band } = this
    if (band.first === 0) {
      const size = band.again ? 1 : bits.symbol(dc)
      if (size < 0 || size > 15) return false
      bits.skip(size)
    }
    if (this.empty > 0) this.empty -= 1
    else if (band.last > 0 && !this.readOthers(ac)) return false
    return !bits.short
  }

  private readOthers(ac: Codes): boolean {
    const { bits, band } = this
    for (let place = Math.max(1, band.first); place <= band.last; place++) {
      const symbol = bits.symbol(ac)
      if (symbol < 0) return false
      const size = symbol & 15
      if (size === 0 && symbol !== SKIP) {
        const run = symbol >> 4
        this.empty = (1 << run) - 1 + bits.read(run)
        break
      }
      place += symbol >> 4
      if (place > band.last) return false
      bits.skip(size)
    }
    return true
  }
}

/** Reads bits of a scan's data. */
class Bits {
  private readonly data: Uint8Array
  private at = 0
  private held = 0
  private count = 0
  /** Padding bits after the end of the data: they may be peeked at, but not consumed. */
  private made = 0
  /** More was read than there is. */
  short = false

  constructor(data: Uint8Array) {
    this.data = data
  }

  /** Bits that were not consumed. */
  get left(): number {
    return this.count - this.made + (this.data.length - this.at) * 8
  }

  /** Returns the next symbol; -1 where no code matches. */
  symbol(codes: Codes): number {
    this.fill(16)
    const code = codes[(this.held >>> (this.count - 16)) & 0xffff] as number
    if (code === 0) return -1
    this.take(code >> 8)
    return code & 255
  }

  skip(bits: number): void {
    this.fill(bits)
    this.take(bits)
  }

  read(bits: number): number {
    this.fill(bits)
    const value = (this.held >>> (this.count - bits)) & ((1 << bits) - 1)
    this.take(bits)
    return value
  }

  private take(bits: number): void {
    this.count -= bits
    if (this.count < this.made) this.short = true
  }

  private fill(wanted: number): void {
    while (this.count < wanted) {
      const byte = this.data[this.at]
      const next = this.data[this.at + 1]
      if (byte === undefined || (byte === 0xff && next !== 0)) {
        this.held = (this.held << 8) | 0xff
        this.made += 8
      } else {
        this.held = (this.held << 8) | byte
        this.at += byte === 0xff ? 2 : 1
      }
      this.count += 8
    }
  }

  /** Continues after a restart marker, which must have the given number. */
  restart(number: number): boolean {
    this.held = 0
    this.count = 0
    this.made = 0
    while (this.data[this.at] === 0xff && this.data[this.at + 1] === 0xff) this.at += 1
    if (this.data[this.at] !== 0xff || this.data[this.at + 1] !== MARKER.rst + number) return false
    this.at += 2
    return true
  }
}
