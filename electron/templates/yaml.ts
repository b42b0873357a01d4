// Parses YAML into a checked value, with faults reported by file and line; the only user of the yaml package.
import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { fault } from './fault'

/**
 * Parses YAML and checks it. `firstLine` is the line of the file on which `text` begins. Throws `template/invalid` for
 * broken YAML and for a value that the schema refuses.
 */
export function readYaml<T>(file: string, text: string, schema: z.ZodType<T>, firstLine = 1): T {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number): number => lines.linePos(offset).line + firstLine - 1
  const broken = document.errors[0] ?? document.warnings[0]
  if (broken) {
    const message = broken.code === 'RESOURCE_EXHAUSTION' ? 'it is nested too deep' : broken.message
    throw fault(file, lineAt(broken.pos[0]), message)
  }
  const result = schema.safeParse(plainValue(document, (message) => fault(file, firstLine, message)))
  if (result.success) return result.data
  const [issue] = result.error.issues
  const path = issue?.path.map((step) => (typeof step === 'symbol' ? step.toString() : step)) ?? []
  const place = path.length > 0 ? `${path.join('.')}: ` : ''
  throw fault(file, lineAt(offsetOf(document, path)), `${place}${issue?.message ?? 'unexpected value'}`)
}

/** The value, unless aliases or nesting would make it endless. */
function plainValue(
  document: ReturnType<typeof parseDocument>,
  refused: (message: string) => Error,
): unknown {
  try {
    return document.toJS()
  } catch (cause) {
    if (cause instanceof RangeError) throw refused('it is nested too deep')
    throw refused(cause instanceof Error ? cause.message : String(cause))
  }
}

/** Offset of the value at a path, or of its nearest existing ancestor. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly (string | number)[]): number {
  const node = path.length > 0 ? document.getIn(path, true) : document.contents
  if (isNode(node) && node.range) return node.range[0]
  return path.length > 0 ? offsetOf(document, path.slice(0, -1)) : 0
}
