// Titles as file names.

/** Most systems allow 255 bytes; the rest is for the suffix of a partial file. */
const MOST_BYTES = 180
/** Share of a note. */
const NOTE_BYTES = 60
/** Names that Windows reserves for devices, whatever follows a dot or spaces; it treats ¹, ² and ³ as digits. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[\d¹²³])\s*(\.|$)/i
/**
 * Invisible characters: controls, line breaks, lone surrogates, and format characters such as U+202E, which can
 * disguise the extension. The joiners used in Persian and in emoji stay.
 */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu

/**
 * Turns a title into a file name with an extension (without its dot) that is valid on every system and can't lead to
 * another folder. `note` is added in brackets, however long the title is.
 */
export function fileName(title: string, ending: string, note = ''): string {
  const name = plainName(title, note === '' ? MOST_BYTES : MOST_BYTES - NOTE_BYTES)
  const added = note === '' ? '' : ` (${plainName(note, NOTE_BYTES)})`
  return `${name === '' || DEVICE.test(name) ? `Untitled ${name}`.trim() : name}${added}.${ending}`
}

/** Removes what a file name can't contain, and cuts the text to a number of bytes. */
function plainName(title: string, most: number): string {
  const plain = title
    // Names that look alike are one name on some systems.
    .normalize('NFC')
    .replace(/[\s\p{Zl}\p{Zp}\\/:*?"<>|]+/gu, ' ')
    .replace(INVISIBLE, '')
    // A leading dot would hide the file.
    .replace(/^[. ]+/, '')
  let bytes = 0
  return [...plain]
    .slice(0, 100)
    .filter((letter) => {
      bytes += Buffer.byteLength(letter)
      return bytes <= most
    })
    .join('')
    .replace(/[. ]+$/, '')
}
