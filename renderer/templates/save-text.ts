// Converts text to a template: from a section or selection, new or replacing another.
import type { Block, TemplateVariant } from '#shared/document/nodes'
import type { TemplateDraft, TemplateProperties } from '#shared/own-template'
import type { FieldSpec } from '#shared/pack'
import type { Template } from '#shared/template'

/** Text to be saved as a template. */
export interface TextToSave {
  readonly blocks: readonly Block[]
  /** Level of the section that contains it. */
  readonly level: number
  /** Definitions of the pack's fields. */
  readonly fields: readonly FieldSpec[]
  /** False for a selection, which does not include the trainer material beside it. */
  readonly isWhole: boolean
}

/**
 * Separates trainer blocks at the end, which belong to both lengths of a template; those within the text stay in it.
 */
export function partTrainer(blocks: readonly Block[]): { text: readonly Block[]; trainer: readonly Block[] } {
  let end = blocks.length
  while (end > 0 && blocks[end - 1]?.type === 'trainer') end -= 1
  return end === 0
    ? { text: blocks, trainer: [] }
    : { text: blocks.slice(0, end), trainer: blocks.slice(end) }
}

/** Returns the draft of a new template with one length. */
export function newDraft(text: TextToSave, particulars: TemplateProperties): TemplateDraft {
  const parts = partTrainer(text.blocks)
  return {
    ...particulars,
    level: text.level,
    full: parts.text,
    short: [],
    trainer: parts.trainer,
    fields: text.fields,
  }
}

/** Returns the draft that replaces one length of a template; the other length stays. */
export function replacingDraft(
  text: TextToSave,
  particulars: TemplateProperties,
  old: Template,
  variant: TemplateVariant,
  vocabulary: readonly FieldSpec[],
): TemplateDraft {
  const parts = partTrainer(text.blocks)
  const known = new Set(text.fields.map(({ name }) => name))
  return {
    ...particulars,
    level: old.level,
    full: variant === 'full' ? parts.text : old.full,
    short: variant === 'short' ? parts.text : old.short,
    ...replacedTrainer(text.isWhole, parts.trainer, old, variant),
    fields: [...text.fields, ...vocabulary.filter(({ name }) => !known.has(name))],
  }
}

/** Both lengths have the same trainer material, or each its own: then only that of the replaced length changes. */
function replacedTrainer(
  isWhole: boolean,
  trainer: readonly Block[],
  old: Template,
  variant: TemplateVariant,
): Pick<TemplateDraft, 'trainer' | 'trainerShort'> {
  const replaced = (before: readonly Block[]) => (isWhole ? trainer : [...before, ...trainer])
  const { trainerShort } = old
  if (trainerShort === undefined) return { trainer: replaced(old.trainer) }
  return variant === 'short'
    ? { trainer: old.trainer, trainerShort: replaced(trainerShort) }
    : { trainer: replaced(old.trainer), trainerShort }
}
