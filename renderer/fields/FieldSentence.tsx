// The first sentence in which a value will stand, under its input.
import type { FieldUse } from '#shared/document/nodes'
import { type FieldSentence as Sentence, sentenceParts } from '#shared/field-sentences'

interface Props {
  readonly id: string
  readonly sentence: Sentence
  /** Name of the field. */
  readonly name: string
  /** What any field prints now. */
  printed(use: FieldUse): string
  /** Names of the fields that have a value now. */
  readonly filled: readonly string[]
}

/** The sentence as it prints, with the value in bold. */
export function FieldSentence({ id, sentence, name, printed, filled }: Props) {
  return (
    <p id={id} className="field-sentence">
      {sentenceParts(sentence, name, printed, filled).map(({ text, own }, index) =>
        own ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never change places
          <b key={index} dir="auto">
            {text}
          </b>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never change places
          <span key={index}>{text}</span>
        ),
      )}
    </p>
  )
}
