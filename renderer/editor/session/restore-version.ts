// Restores a version of the open pack in its text, where Ctrl+Z undoes it.
import type { NodeId, Section } from '#shared/document/nodes'
import { fieldNames } from '#shared/document/query'
import { orderWith, type VersionContent } from '#shared/history'
import type { PackField } from '#shared/pack'
import { AppError } from '#shared/result'
import { restoreVersion } from '../text/commands/restore-version'
import { outlineOf } from '../text/state/outline'
import type { EditorSession } from './editor-session'

/**
 * Restores these sections of a version, or all of it for null, and goes to the first. Throws `document/damaged` when
 * part of it can't be read.
 */
export function restoreInText(
  session: EditorSession,
  version: VersionContent,
  wanted: readonly NodeId[] | null,
): void {
  const { meta, fields } = session.store
  const before = { meta: meta.get(), fields: fields.get() }
  const chosen = wanted ? version.sections.filter(({ attrs }) => wanted.includes(attrs.id)) : version.sections
  const then = version.sections.map(({ attrs }) => attrs.id)
  const whole = wanted === null && version.meta && version.fields && version.lost === 0
  if ((wanted === null && !whole) || chosen.length === 0)
    throw new AppError('document/damaged', 'Part of this version can’t be read. Nothing was changed.')
  const now = session.state.doc.children.map((node) => node.attrs.id as NodeId)
  const after = whole
    ? { meta: version.meta, fields: version.fields }
    : { ...before, fields: withMissing(before.fields, version, chosen) }
  const order = wanted ? orderWith(now, then, wanted) : then
  session.run(restoreVersion({ sections: chosen, order, before, after }))
  const first = outlineOf(session.state.doc).find(({ id }) => id === chosen[0]?.attrs.id)
  if (first && wanted) session.goTo(first.pos + 2)
}

/** The fields of the pack, with those that only the version has and its sections use; the same list if there are none. */
function withMissing(
  present: readonly PackField[],
  { fields }: VersionContent,
  sections: readonly Section[],
): readonly PackField[] {
  const used = new Set(sections.flatMap(fieldNames))
  const known = new Set(present.map(({ name }) => name))
  const missing = (fields ?? []).filter(({ name }) => used.has(name) && !known.has(name))
  return missing.length > 0 ? [...present, ...missing] : present
}
