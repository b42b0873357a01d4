// Typst, tagged, with ragged lines that are filled one by one: far less work than optimal breaks of justified text.
import { prepareTypst } from './typst.mjs'

/** Loads Typst with our fonts; returns the conversions. */
export const prepare = (document, tools) => prepareTypst(document, tools, false)
