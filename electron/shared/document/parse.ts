// Turns JSON from outside into a checked document: upgrade, wrap what is of another version, build with the schema, check nesting.
import { Node } from 'prosemirror-model'
import { AppError } from '../result'
import type { BriefingDocument, Section } from './nodes'
import { schema } from './schema'
import { carriedSection, DOCUMENT_KEY } from './unknown/carry'
import { upgradeDocument } from './upgrade'

/**
 * Checks a document from outside. `version` is the version it was stored with. Throws `document/from-future` or
 * `document/invalid`; the message names the problem and its section.
 */
export function parseDocument(version: number, json: unknown): BriefingDocument {
  const upgraded = upgradeDocument(version, json)
  const sections = withDocumentKeys(upgraded, contentOf(upgraded))
  return { type: 'doc', content: sections.map((section, index) => parseSection(section, index)) }
}

/**
 * Checks one section of the current version, with what another version added wrapped (`unknown/carry.ts`); the message of `document/invalid` names it by `index` (from 0).
 */
export function parseSection(json: unknown, index: number): Section {
  try {
    const node = Node.fromJSON(schema, carriedSection(json))
    if (node.type !== schema.nodes.section)
      throw new RangeError(`${node.type.name} can't stand where a section is expected`)
    node.check()
    return node.toJSON() as Section
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('document/invalid', `Section ${index + 1} of the document can't be read: ${reason}.`, {
      cause,
    })
  }
}

/** What another version says of the whole document is kept with its first section (`DOCUMENT_KEY`). */
function withDocumentKeys(doc: unknown, sections: readonly unknown[]): readonly unknown[] {
  const { type: _, content: __, ...rest } = doc as Record<string, unknown>
  const [first, ...others] = sections
  if (Object.keys(rest).length === 0 || !isRecord(first)) return sections
  return [{ ...first, [DOCUMENT_KEY]: rest }, ...others]
}

function contentOf(json: unknown): readonly unknown[] {
  const content = isRecord(json) && json.type === 'doc' ? json.content : undefined
  if (!Array.isArray(content) || content.length === 0) {
    throw new AppError(
      'document/invalid',
      'The document has no sections: expected { "type": "doc", "content": [section, …] }.',
    )
  }
  return content
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
