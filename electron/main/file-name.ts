// Titles as names of files.

/** Most systems take 255 bytes; a part file needs some more for itself. */
const MOST_BYTES = 180
/** Names that Windows keeps for devices, whatever follows a dot or spaces; it takes ¹, ² and ³ for digits. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[\d¹²³])\s*(\.|$)/i
/**
 * What can't be seen: controls, line breaks, half letters, and format signs such as U+202E, which makes a name read as
 * one with another ending. The joiners of Persian words and of pictures stay.
 */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu

/** A title as a file name with an ending (without its dot), which every system takes and which leads to no other folder. */
export function fileName(title: string, ending: string): string {
  const plain = title
    .replace(/[\s\p{Zl}\p{Zp}\\/:*?"<>|]+/gu, ' ')
    .replace(INVISIBLE, '')
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
