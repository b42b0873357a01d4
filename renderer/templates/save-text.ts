// From written text to a template: what is kept when a section or a selection becomes one, new or in place of another.
import type { Block, TemplateVariant } from '#shared/document/nodes'
import type { TemplateDraft, TemplateProperties } from '#shared/own-template'
import type { FieldSpec } from '#shared/pack'
import type { Template } from '#shared/template'

/** Text that is to become a template. */
export interface TextToSave {
  readonly blocks: readonly Block[]
  /** Level of the section that it stands in. */
  readonly level: number
  /** Meaning of the fields of the pack. */
  readonly fields: readonly FieldSpec[]
  /** False for a selection: it says nothing of the trainer material beside it. */
  readonly isWhole: boolean
}

/** Trainer blocks at the end belong to both lengths of a template; those amid the text stay in it. */
export function partTrainer(blocks: readonly Block[]): { text: readonly Block[]; trainer: readonly Block[] } {
  let end = blocks.length
  while (end > 0 && blocks[end - 1]?.type === 'trainer') end -= 1
  return end === 0
    ? { text: blocks, trainer: [] }
    : { text: blocks.slice(0, end), trainer: blocks.slice(end) }
}

/** The draft of a new template with one length. */
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

/** The draft that gives a template another text in one of its lengths; the other length stays. */
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
    trainer: text.isWhole ? parts.trainer : [...old.trainer, ...parts.trainer],
    fields: [...text.fields, ...vocabulary.filter(({ name }) => !known.has(name))],
  }
}
