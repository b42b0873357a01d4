// Values that end a sentence by themselves: the full stop that follows one in the text is not printed. The one rule.

/** A full stop, question or exclamation mark or ellipsis, perhaps before closing quotation marks. */
const END = /[.!?…‽⁇⁈⁉؟۔।。．！？][\u200e\u200f\u2069]*["'”’»›」』]*[\u200e\u200f\u2069]*$/u
/** A full stop, but neither an ellipsis nor the point of a number or file name. */
const STOP = /^\.(?![.\p{L}\p{N}])/u

/**
 * Whether a text begins with a full stop that isn't printed because the value before it ends the sentence: `What do they
 * want?`, `“Stop!”`, `Norfolk, Va.`
 */
export const hasSecondStop = (value: string, text: string): boolean =>
  STOP.test(text) && END.test(value.trimEnd())

/** Returns a text as it is printed behind a value. */
export const withoutSecondStop = (value: string, text: string): string =>
  hasSecondStop(value, text) ? text.slice(1) : text
