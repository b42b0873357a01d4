// What a reference shows of its target, each form with its actual words.
import { CROSS_REFERENCE_FORMS, type CrossReferenceForm } from '#shared/document/nodes'
import { ChoiceRow } from '../../../ui/form'
import { referenceLabels } from '../../text/state/labels'

interface Props {
  readonly value: CrossReferenceForm
  /** Returns the words of the reference in a form. */
  words(form: CrossReferenceForm): string
  onChange(form: CrossReferenceForm): void
}

/** The forms, each with what it prints; the page is known in print only. */
export function ShownChoice({ value, words, onChange }: Props) {
  const choices = CROSS_REFERENCE_FORMS.map(
    (form) => [form, `${referenceLabels[form]}: ${cut(words(form))}`] as const,
  )
  return <ChoiceRow<CrossReferenceForm> label="Show as" value={value} choices={choices} onChange={onChange} />
}

const LONGEST = 60

const cut = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words)
