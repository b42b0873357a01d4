// Titles as names of files.

/** Most systems take 255 bytes; a part file needs some more for itself. */
const MOST_BYTES = 180
/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A title as a file name with an ending (without its dot), which every system takes and which leads to no other folder. */
export function fileName(title: string, ending: string): string {
  const plain = title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    // A dot in front hides a file.
    .replace(/^[. ]+/, '')
  let bytes = 0
  const name = [...plain]
    .slice(0, 100)
    .filter((letter) => {
      bytes += Buffer.byteLength(letter)
      return bytes <= MOST_BYTES
    })
    .join('')
    .replace(/[. ]+$/, '')
  return `${name === '' || DEVICE.test(name) ? `Untitled ${name}`.trim() : name}.${ending}`
}
