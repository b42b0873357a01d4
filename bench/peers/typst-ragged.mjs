// Typst, tagged, with ragged lines that are filled one by one: far less work than the best breaks of justified text.
import { prepareTypst } from './typst.mjs'

/** Loads Typst with our fonts and gives the conversions. */
export const prepare = (document, tools) => prepareTypst(document, tools, false)
