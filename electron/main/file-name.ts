// Titles as file names.

/** Most systems allow 255 bytes; the rest is for the suffix of a partial file. */
const MOST_BYTES = 180
/** Names that Windows reserves for devices, whatever follows a dot or spaces; it treats ¹, ² and ³ as digits. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[\d¹²³])\s*(\.|$)/i
/**
 * Invisible characters: controls, line breaks, lone surrogates, and format characters such as U+202E, which can
 * disguise the extension. The joiners used in Persian and in emoji stay.
 */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu

/**
 * Turns a title into a file name with an extension (without its dot) that is valid on every system and can't lead to
 * another folder.
 */
export function fileName(title: string, ending: string): string {
  const plain = title
    .replace(/[\s\p{Zl}\p{Zp}\\/:*?"<>|]+/gu, ' ')
    .replace(INVISIBLE, '')
    // A leading dot would hide the file.
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
