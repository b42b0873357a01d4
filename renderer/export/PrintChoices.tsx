// Options for the title page, numbering and notes, each left to the program or remembered.
import type { ExportFile } from '#shared/exported'
import { NOTES_LOCATIONS, PARAGRAPH_NUMBERS, SECTION_NUMBERS, STANDARDS, TITLE_PAGES } from '#shared/pack'
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
    name: 'titlePage',
    label: 'Title page and contents',
    words: ['If longer than two pages', 'Always', 'Never'],
  },
  {
    name: 'sectionNumbers',
    label: 'Section numbers',
    words: ['Theme default', 'Numbered', 'Not numbered'],
  },
  {
    name: 'paragraphNumbers',
    label: 'Paragraph numbers',
    words: ['Theme default', 'Restart in each section', 'Continuous (restart in each annex)'],
  },
  {
    name: 'notes',
    label: 'Footnotes',
    words: ['Bottom of page', 'Endnotes after each section', 'Endnotes at the end of the pack'],
  },
  {
    name: 'sources',
    label: 'Sources',
    words: ['Theme default', 'As footnotes', 'List after each section', 'List at the end of the pack'],
  },
  {
    name: 'standard',
    label: 'Standard',
    words: ['PDF/UA-1 and PDF/A-2a', 'PDF/UA-2 and PDF/A-4 (PDF 2.0)'],
  },
]
const VALUES: Readonly<Record<Name, readonly string[]>> = {
  titlePage: TITLE_PAGES,
  sectionNumbers: SECTION_NUMBERS,
  paragraphNumbers: PARAGRAPH_NUMBERS,
  notes: NOTES_LOCATIONS.filter((place) => place !== 'footnotes'),
  sources: NOTES_LOCATIONS,
  standard: STANDARDS.filter((standard) => standard !== 'ua1'),
}

interface Props {
  readonly chosen: Choices
  readonly file: ExportFile
  onChange(chosen: Choices): void
}

/** The options, one row each; a Word file follows no standard for PDFs. */
export function PrintChoices(props: Props) {
  return ROWS.filter(({ name }) => props.file === 'pdf' || name !== 'standard').map(
    ({ name, label, words }) => (
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
    ),
  )
}
