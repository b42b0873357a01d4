// Where footnotes and source notes are printed; the choices are remembered.
import { type ExportOptions, SOURCE_PLACES, type SourcePlace } from '#shared/pack'
import { ChoiceRow } from '../ui/form'

const NOTES = [
  ['footnotes', 'At the foot of the page'],
  ['sections', 'As endnotes behind each section'],
  ['list', 'As endnotes at the end of the pack'],
] as const
const SOURCES = [
  ['theme', 'As the theme wants'],
  ['footnotes', 'With the footnotes'],
  ['sections', 'In a list behind each section'],
  ['list', 'In a list at the end of the pack'],
] as const
const KEYS = { notes: 'print.notes', sources: 'print.sources' } as const

type Places = Pick<ExportOptions, keyof typeof KEYS>

function stored(which: keyof Places): SourcePlace | undefined {
  const value = localStorage.getItem(KEYS[which])
  return SOURCE_PLACES.find((place) => place === value)
}

/** What was chosen last; undefined sources leave them to the theme. */
export const storedPlaces = (): Places => ({ notes: stored('notes'), sources: stored('sources') })

/** The choices, a row each. */
export function NotePlaces(props: { readonly places: Places; onChange(places: Places): void }) {
  const { places, onChange } = props
  return (
    <>
      <ChoiceRow
        label="Footnotes"
        value={places.notes ?? 'footnotes'}
        choices={NOTES}
        onChange={(notes) => {
          localStorage.setItem(KEYS.notes, notes)
          onChange({ notes, sources: places.sources })
        }}
      />
      <ChoiceRow
        label="Sources"
        value={places.sources ?? 'theme'}
        choices={SOURCES}
        onChange={(chosen) => {
          localStorage.setItem(KEYS.sources, chosen)
          onChange({ notes: places.notes, sources: chosen === 'theme' ? undefined : chosen })
        }}
      />
    </>
  )
}
