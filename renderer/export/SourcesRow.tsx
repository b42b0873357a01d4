// Where source notes are printed; the choice is remembered.
import { SOURCE_PLACES, type SourcePlace } from '#shared/pack'
import { ChoiceRow } from '../ui/form'

const CHOICES = [
  ['theme', 'As the theme wants'],
  ['footnotes', 'At the foot of the page'],
  ['sections', 'In a list behind each section'],
  ['list', 'In a list at the end of the pack'],
] as const
const KEY = 'print.sources'

/** What was chosen last; undefined leaves it to the theme. */
export function storedSources(): SourcePlace | undefined {
  const stored = localStorage.getItem(KEY)
  return SOURCE_PLACES.find((place) => place === stored)
}

/** The choice, as one row. */
export function SourcesRow(props: {
  readonly value: SourcePlace | undefined
  onChange(value: SourcePlace | undefined): void
}) {
  return (
    <ChoiceRow
      label="Sources"
      value={props.value ?? 'theme'}
      choices={CHOICES}
      onChange={(chosen) => {
        localStorage.setItem(KEY, chosen)
        props.onChange(chosen === 'theme' ? undefined : chosen)
      }}
    />
  )
}
