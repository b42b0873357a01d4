// The list of countries: names, adjectives and articles changed, countries added, hidden and deleted.
import { useState } from 'react'
import { listedCountries, type OfferedCountry, type OwnCountry } from '#shared/own-countries'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { TextRow } from '../ui/form'
import { CountryForm } from './CountryForm'

const NEW: OwnCountry = { replaces: null, hidden: false, name: '', adjective: '', article: false }

interface Props {
  /** The user's changes to the list. */
  readonly own: readonly OwnCountry[]
  onChange(own: readonly OwnCountry[]): void
  onClose(): void
}

/** Changes are stored with the settings, by whoever opened it; the last one can be undone. */
export function CountriesDialog({ own, onChange, onClose }: Props) {
  const [words, setWords] = useState('')
  const [edited, setEdited] = useState<{ readonly from: OwnCountry | null; readonly now: OwnCountry } | null>(
    null,
  )
  const [done, setDone] = useState<{ readonly words: string; readonly before: readonly OwnCountry[] } | null>(
    null,
  )
  const change = (next: readonly OwnCountry[], what: string | null) => {
    onChange(next)
    setDone(what === null ? null : { words: what, before: own })
  }
  const shown = listedCountries(own).filter(({ name }) =>
    name.toLowerCase().includes(words.trim().toLowerCase()),
  )
  const footer = (
    <>
      <Button onClick={() => setEdited({ from: null, now: { ...NEW, name: words.trim() } })}>
        Add country…
      </Button>
      <Button variant="primary" onClick={onClose}>
        Done
      </Button>
    </>
  )
  return (
    <Dialog title="Countries" size="large" footer={footer} onClose={onClose}>
      <p className="form-hint">
        Changes apply to new values, once the settings are saved. Where a name or status is disputed, ask your
        foreign ministry how to name the country.
      </p>
      <TextRow label="Search countries" value={words} onChange={setWords} />
      <p className="own-words-note" role="status">
        {done?.words}{' '}
        {done && (
          <button type="button" className="text-button" onClick={() => change(done.before, null)}>
            Undo
          </button>
        )}
      </p>
      <ul className="countries">
        {shown.map((country) => (
          <CountryRow
            key={`${country.replaces} ${country.name}`}
            country={country}
            onEdit={() => setEdited({ from: entryOf(own, country), now: asOwn(country) })}
            onHide={() => {
              const hidden = !country.hidden
              const what = `${country.name} is ${hidden ? 'hidden' : 'shown again'}.`
              change(replaced(own, entryOf(own, country), { ...asOwn(country), hidden }), what)
            }}
            onRemove={() => {
              const what = `${country.name} was ${country.replaces === null ? 'deleted' : 'reset'}.`
              change(
                own.filter((one) => one !== entryOf(own, country)),
                what,
              )
            }}
          />
        ))}
      </ul>
      {shown.length === 0 && <p className="form-hint">No matching countries.</p>}
      {edited && (
        <CountryForm
          country={edited.now}
          taken={listedCountries(own).filter(({ name }) => name !== edited.now.name)}
          onClose={() => setEdited(null)}
          onSave={(country) => {
            setEdited(null)
            change(replaced(own, edited.from, country), `${country.name} was saved.`)
          }}
        />
      )}
    </Dialog>
  )
}

const asOwn = ({ replaces, hidden, name, adjective, article }: OwnCountry): OwnCountry => ({
  ...{ replaces, hidden, name, adjective, article },
})

/** The user's entry for a listed country; null for a built-in one that is unchanged. */
const entryOf = (own: readonly OwnCountry[], { replaces, name }: OwnCountry): OwnCountry | null =>
  own.find((one) => one.replaces === replaces && one.name === name) ?? null

const replaced = (
  own: readonly OwnCountry[],
  from: OwnCountry | null,
  now: OwnCountry,
): readonly OwnCountry[] => (from === null ? [...own, now] : own.map((one) => (one === from ? now : one)))

interface RowProps {
  readonly country: OfferedCountry
  onEdit(): void
  onHide(): void
  onRemove(): void
}

function CountryRow({ country, onEdit, onHide, onRemove }: RowProps) {
  const { name, article, adjective, hidden, disputed, own, replaces } = country
  const notes = [
    adjective,
    ...(disputed ? ['disputed: ask your foreign ministry how to name it'] : []),
    ...(hidden ? ['hidden'] : []),
    ...(own ? [replaces === null ? 'added by you' : 'changed by you'] : []),
  ]
  return (
    <li data-hidden={hidden || undefined}>
      <span className="country-name">{article ? `${name} (the)` : name}</span>
      <span className="form-hint">{notes.join(' · ')}</span>
      <span className="country-buttons">
        <Button size="small" onClick={onEdit} aria-label={`Edit ${name}`}>
          Edit…
        </Button>
        <Button size="small" onClick={onHide} aria-label={`${hidden ? 'Show' : 'Hide'} ${name}`}>
          {hidden ? 'Show' : 'Hide'}
        </Button>
        {own && (
          <Button
            size="small"
            onClick={onRemove}
            aria-label={`${replaces === null ? 'Delete' : 'Reset'} ${name}`}
          >
            {replaces === null ? 'Delete' : 'Reset'}
          </Button>
        )}
      </span>
    </li>
  )
}
