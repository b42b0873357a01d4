// One country of the user's list.
import { useState } from 'react'
import { sameCountry } from '#shared/noun-phrases'
import { MAX_COUNTRY_NAME, type OwnCountry } from '#shared/own-countries'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { FaultBox } from '../ui/FaultBox'
import { CheckRow, TextRow } from '../ui/form'

interface Props {
  readonly country: OwnCountry
  /** The other countries of the list. */
  readonly taken: readonly OwnCountry[]
  onClose(): void
  onSave(country: OwnCountry): void
}

/** Name, adjective and article, as a sentence needs them. */
export function CountryForm({ country, taken, onClose, onSave }: Props) {
  const [draft, setDraft] = useState(country)
  const [fault, setFault] = useState<string | null>(null)
  const change = (part: Partial<OwnCountry>) => setDraft({ ...draft, ...part })
  const save = () => {
    const name = draft.name.trim().replace(/^the\s+/i, '')
    const adjective = draft.adjective.trim() || name
    if (name === '') return setFault('Enter a name.')
    if (taken.some((one) => sameCountry(one.name, name))) return setFault(`${name} is in the list already.`)
    onSave({ ...draft, name, adjective })
  }
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant="primary" type="submit">
        Save
      </Button>
    </>
  )
  const name = draft.name.trim() || '…'
  return (
    <Dialog title="Country" size="small" footer={footer} onClose={onClose} onSubmit={save}>
      <FaultBox fault={fault} />
      <TextRow
        label="Name"
        value={draft.name}
        maxLength={MAX_COUNTRY_NAME}
        hint="The usual short name, without an article."
        onChange={(next) => change({ name: next })}
      />
      <TextRow
        label="Adjective"
        value={draft.adjective}
        maxLength={MAX_COUNTRY_NAME}
        hint="As in “Dutch forces”."
        onChange={(adjective) => change({ adjective })}
      />
      <CheckRow
        label="Takes “the” in a sentence"
        checked={draft.article}
        onChange={(article) => change({ article })}
      />
      <p className="field-sentence">
        We meet in {draft.article ? 'the ' : ''}
        <b>{name}</b> with {draft.adjective.trim() || name} forces.
      </p>
    </Dialog>
  )
}
