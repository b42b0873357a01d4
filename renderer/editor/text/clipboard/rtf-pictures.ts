// Pictures in RTF: Word puts their bytes there, while its HTML only has file names.

/** A picture with its bytes. */
export interface RtfPicture {
  readonly mime: 'image/png' | 'image/jpeg'
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Returns the PNGs and JPEGs of an RTF text in order; copies in other formats, for old programs, are skipped. */
export function picturesInRtf(rtf: string): RtfPicture[] {
  const pictures: RtfPicture[] = []
  const blip = /\\(png|jpeg)blip(?![a-z])/g
  for (let found = blip.exec(rtf); found; found = blip.exec(rtf)) {
    const start = startOfData(rtf, blip.lastIndex)
    const end = start < 0 ? -1 : rtf.indexOf('}', start)
    if (end < 0) break
    pictures.push({ mime: `image/${found[1] as 'png' | 'jpeg'}`, bytes: bytesOf(rtf.slice(start, end)) })
    blip.lastIndex = end
  }
  return pictures
}

/** Offset of a picture's digits, after its control words and groups; -1 when there are none. */
function startOfData(rtf: string, from: number): number {
  const part = /\s+|\\[a-z]+-?\d* ?|\{[^{}]*\}|\\\*/y
  let at = from
  for (;;) {
    part.lastIndex = at
    if (!part.test(rtf)) return /[\da-f]/i.test(rtf.charAt(at)) ? at : -1
    at = part.lastIndex
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const digits = text.replace(/[^\da-f]/gi, '')
  return Uint8Array.from({ length: digits.length >> 1 }, (_, at) =>
    Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16),
  )
}
