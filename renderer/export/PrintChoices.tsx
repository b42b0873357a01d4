// Options for numbering and notes, each left to the theme or remembered.
import { NOTES_LOCATIONS, PARAGRAPH_NUMBERS, SECTION_NUMBERS } from '#shared/pack'
import { ChoiceRow } from '../ui/form'
import {
  type PrintChoices as Choices,
  type PrintChoice as Name,
  storeChoice,
  storedChoices,
} from './print-choices'

const USUAL = 'usual'

/** A row: its label, and the labels of the default and of each value. */
const ROWS: readonly { readonly name: Name; readonly label: string; readonly words: readonly string[] }[] = [
  {
    name: 'sectionNumbers',
    label: 'Section numbers',
    words: ['As the theme wants', 'With numbers', 'Without'],
  },
  {
    name: 'paragraphNumbers',
    label: 'Paragraph numbers',
    words: ['As the theme wants', 'Anew in each section', 'Through the pack, anew in each annex'],
  },
  {
    name: 'notes',
    label: 'Footnotes',
    words: [
      'At the foot of the page',
      'As endnotes behind each section',
      'As endnotes at the end of the pack',
    ],
  },
  {
    name: 'sources',
    label: 'Sources',
    words: [
      'As the theme wants',
      'With the footnotes',
      'In a list behind each section',
      'In a list at the end of the pack',
    ],
  },
]
const VALUES: Readonly<Record<Name, readonly string[]>> = {
  sectionNumbers: SECTION_NUMBERS,
  paragraphNumbers: PARAGRAPH_NUMBERS,
  notes: NOTES_LOCATIONS.filter((place) => place !== 'footnotes'),
  sources: NOTES_LOCATIONS,
}
/** The options, one row each. */
export function PrintChoices(props: { readonly chosen: Choices; onChange(chosen: Choices): void }) {
  return ROWS.map(({ name, label, words }) => (
    <ChoiceRow
      key={name}
      label={label}
      value={props.chosen[name] ?? USUAL}
      choices={words.map((text, index) => [VALUES[name][index - 1] ?? USUAL, text] as const)}
      onChange={(value) => {
        storeChoice(name, value)
        props.onChange(storedChoices())
      }}
    />
  ))
}
