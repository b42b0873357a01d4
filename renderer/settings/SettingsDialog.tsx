// The user's preferences.
import { useState } from 'react'
import type { Settings } from '#shared/ipc'
import { findScheme, markingSchemes } from '#shared/markings'
import { call, messageOf } from '../bridge'
import { ChoiceRow, TextRow } from '../ui/form'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'

interface Props {
  readonly settings: Settings
  onClose(): void
  onSaved(settings: Settings): void
}

/** Stored with 'Save'; all but the appearance is for new packs only. */
export function SettingsDialog({ settings, onClose, onSaved }: Props) {
  const [draft, setDraft] = useState(settings)
  const [fault, setFault] = useState<string | null>(null)
  const change = (part: Partial<Settings>) => setDraft({ ...draft, ...part })
  const save = async () => {
    try {
      await call('settings.write', draft)
      onSaved(draft)
      onClose()
    } catch (error) {
      setFault(messageOf(error))
    }
  }
  const footer = (
    <>
      {fault !== null && <span className="form-fault dialog-fault">{fault}</span>}
      <Button onClick={onClose}>Cancel</Button>
      <Button variant="primary" type="submit">
        Save
      </Button>
    </>
  )
  return (
    <Dialog title="Settings" footer={footer} onClose={onClose} onSubmit={() => void save()}>
      <div className="form-grid">
        <div className="form-wide">
          <ChoiceRow
            label="Appearance"
            value={draft.appearance}
            choices={[
              ['system', 'As the system'],
              ['light', 'Light'],
              ['dark', 'Dark'],
            ]}
            onChange={(appearance) => change({ appearance })}
          />
        </div>
        <h3 className="form-wide">For new packs</h3>
        <TextRow label="Author" value={draft.author} onChange={(author) => change({ author })} />
        <TextRow label="Organisation" value={draft.organisation} onChange={(organisation) => change({ organisation })} />
        <ChoiceRow
          label="Marking scheme"
          value={draft.markingScheme}
          choices={markingSchemes.map(({ id, name }) => [id, name] as const)}
          onChange={(markingScheme) => change({ markingScheme, markingLevel: findScheme(markingScheme).levels[0]?.id ?? 'none' })}
        />
        {draft.markingScheme !== 'none' && (
          <ChoiceRow
            label="Marking"
            value={draft.markingLevel}
            choices={findScheme(draft.markingScheme).levels.map(({ id, banner }) => [id, banner] as const)}
            onChange={(markingLevel) => change({ markingLevel })}
          />
        )}
        <ChoiceRow
          label="Language"
          value={draft.language}
          choices={[
            ['en-GB', 'English (United Kingdom)'],
            ['en-US', 'English (United States)'],
          ]}
          onChange={(language) => change({ language })}
        />
        <ChoiceRow
          label="Paper"
          value={draft.paper}
          choices={[
            ['a4', 'A4'],
            ['letter', 'Letter'],
            ['a5', 'A5'],
          ]}
          onChange={(paper) => change({ paper })}
        />
      </div>
    </Dialog>
  )
}
