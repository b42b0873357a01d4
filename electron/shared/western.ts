// The characters that windows-1252 has and ISO 8859-1 hasn't.

/** Characters of windows-1252 from 0x80 to 0x9f; a space for undefined ones. */
const WESTERN = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/**
 * Returns text that was decoded as windows-1252 with its quotation marks and dashes: decoders of some runtimes treat it as
 * ISO 8859-1, which has controls in their place.
 */
export const westernOf = (text: string): string =>
  text.replace(/[\x80-\x9f]/g, (char) => WESTERN[char.charCodeAt(0) - 0x80]?.trim() || char)
