// The user's preferences.
import { useState, useSyncExternalStore } from 'react'
import { languageChoices, paperChoices } from '#shared/choices'
import type { Settings } from '#shared/ipc'
import type { FieldSpec } from '#shared/pack'
import { isSenderField } from '#shared/sender'
import { call, messageOf } from '../base/bridge'
import {
  appearanceChoices,
  keepDeletedChoices,
  keysChoices,
  levelChoices,
  schemeChoices,
  startChoices,
  withValue,
} from '../base/choices'
import { ownSchemes } from '../base/own-schemes'
import { ownCountries } from '../fields/countries'
import { writeCountries } from '../fields/country-store'
import { FieldInput } from '../fields/FieldInput'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { useEquivalentLevel } from '../ui/equivalent-level'
import { FaultBox } from '../ui/FaultBox'
import { ChoiceRow, FormRow, MenuRow, TextRow } from '../ui/form'
import { LogoRow } from '../ui/LogoRow'
import { BackupSettings } from './BackupSettings'
import { CopyDialogs } from './CopyDialogs'
import { CountriesDialog } from './CountriesDialog'
import { LibrarySettings, useLibraryCopies } from './LibrarySettings'
import { SchemesDialog } from './SchemesDialog'
import { SpellingSettings } from './SpellingSettings'

interface Props {
  readonly settings: Settings
  /** The fields that the sender fills in. */
  readonly senderFields: readonly FieldSpec[]
  onClose(): void
  onSaved(settings: Settings): void
}

/** Stored with 'Save'. */
export function SettingsDialog({ settings, senderFields, onClose, onSaved }: Props) {
  const [draft, setDraft] = useState(settings)
  const [fault, setFault] = useState<string | null>(null)
  const [countries, setCountries] = useState(() => ownCountries.get())
  const [showsCountries, setShowsCountries] = useState(false)
  const [schemes, setSchemes] = useState(false)
  const [copying, setCopying] = useState(false)
  const copies = useLibraryCopies()
  const change = (part: Partial<Settings>) => setDraft({ ...draft, ...part })
  const save = async () => {
    try {
      if (countries !== ownCountries.get()) await writeCountries(countries)
      await call('settings.write', draft)
      onSaved(draft)
      onClose()
    } catch (error) {
      setFault(messageOf(error))
    }
  }
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant="primary" type="submit">
        Save
      </Button>
    </>
  )
  return (
    <>
      <Dialog title="Settings" footer={footer} onClose={onClose} onSubmit={save}>
        <FaultBox fault={fault} />
        <div className="form-grid">
          <ChoiceRow
            label="Appearance"
            value={draft.appearance}
            choices={appearanceChoices}
            onChange={(appearance) => change({ appearance })}
          />
          <ChoiceRow
            label="Keyboard shortcuts"
            value={draft.keys}
            choices={keysChoices}
            hint="Help > Keyboard shortcuts lists them."
            onChange={(keys) => change({ keys })}
          />
          <ChoiceRow
            label="On start-up, open"
            value={draft.startWith}
            choices={startChoices}
            onChange={(startWith) => change({ startWith })}
          />
          <ChoiceRow
            label="Keep deleted items for"
            value={draft.keepDeletedDays === null ? 'never' : String(draft.keepDeletedDays)}
            choices={withValue(keepDeletedChoices, String(draft.keepDeletedDays ?? 'never'))}
            hint="Packs, templates and marking schemes in Deleted packs. Days on which you don’t open Attaché don’t count."
            onChange={(days) => change({ keepDeletedDays: days === 'never' ? null : Number(days) })}
          />
          <TextRow
            label="Your name"
            value={draft.name}
            hint="Shown on your comments."
            onChange={(name) => change({ name })}
          />
        </div>
        <h3 className="form-heading">Who we are</h3>
        <p className="form-hint">
          Filled into new packs, where you can change it. Existing packs are not changed.
        </p>
        <SenderRows draft={draft} fields={senderFields} onChange={change} />
        <h3 className="form-heading">Defaults for new packs</h3>
        <NewPackRows draft={draft} onChange={change} />
        <h3 className="form-heading">Countries</h3>
        <p className="form-hint">Names, adjectives and articles that fields offer.</p>
        <Button onClick={() => setShowsCountries(true)}>Countries…</Button>
        <h3 className="form-heading">Marking schemes</h3>
        <p className="form-hint">Levels and caveats of states and organisations, and your own.</p>
        <Button onClick={() => setSchemes(true)}>Marking schemes…</Button>
        <LibrarySettings copies={copies} onCopy={() => setCopying(true)} />
        <BackupSettings />
        <SpellingSettings checked={draft.spelling} onChange={(spelling) => change({ spelling })} />
      </Dialog>
      <CopyDialogs copies={copies} isSaving={copying} onSaved={() => setCopying(false)} />
      {schemes && <SchemesDialog onClose={() => setSchemes(false)} />}
      {showsCountries && (
        <CountriesDialog own={countries} onChange={setCountries} onClose={() => setShowsCountries(false)} />
      )}
    </>
  )
}

interface RowsProps {
  readonly draft: Settings
  onChange(part: Partial<Settings>): void
}

function SenderRows({ draft, fields, onChange }: RowsProps & { readonly fields: readonly FieldSpec[] }) {
  const { sender, language } = draft
  return (
    <div className="form-grid">
      <TextRow label="Author" value={draft.author} onChange={(author) => onChange({ author })} />
      <TextRow
        label="Organisation"
        value={draft.organisation}
        onChange={(organisation) => onChange({ organisation })}
      />
      {fields.map((spec) => (
        <FormRow key={spec.name} label={spec.label}>
          {(id) => (
            <FieldInput
              field={{ ...spec, value: (isSenderField(spec.name) && sender?.[spec.name]) || '' }}
              id={id}
              describedBy={undefined}
              language={language}
              onChange={(value) => onChange({ sender: { ...sender, [spec.name]: value } })}
            />
          )}
        </FormRow>
      ))}
      <LogoRow logo={draft.logo} onChange={(logo) => onChange({ logo })} />
    </div>
  )
}

function NewPackRows({ draft, onChange }: RowsProps) {
  const own = useSyncExternalStore(ownSchemes.subscribe, ownSchemes.get)
  const levelIn = useEquivalentLevel(draft.markingScheme, draft.markingLevel)
  return (
    <div className="form-grid">
      <ChoiceRow
        label="Paper"
        value={draft.paper}
        choices={paperChoices}
        onChange={(paper) => onChange({ paper })}
      />
      <MenuRow
        label="Marking scheme"
        value={draft.markingScheme}
        choices={schemeChoices(own, draft.markingScheme)}
        onChange={(scheme) => onChange({ markingScheme: scheme, markingLevel: levelIn(scheme) })}
      />
      {draft.markingScheme !== 'none' && (
        <MenuRow
          label="Marking"
          value={draft.markingLevel}
          choices={levelChoices(draft.markingScheme)}
          onChange={(markingLevel) => onChange({ markingLevel })}
        />
      )}
      <ChoiceRow
        label="Language"
        value={draft.language}
        choices={withValue(languageChoices, draft.language)}
        onChange={(language) => onChange({ language })}
      />
    </div>
  )
}
