// The new pack dialog on one page: blueprints on the left, the chosen one's form in the middle, its contents on the right.

import { useEffect, useState, useSyncExternalStore } from 'react'
import { libraryIn } from '#shared/american'
import { optionalFields } from '#shared/field-groups'
import type { Settings } from '#shared/ipc'
import type { Pack } from '#shared/pack'
import type { Blueprint, FieldGroup, Library } from '#shared/template'
import { call, messageOf } from '../base/bridge'
import { newId } from '../base/new-id'
import { today } from '../base/today'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { shownKeys } from '../ui/shown-keys'
import { BlueprintList } from './BlueprintList'
import { Contents } from './Contents'
import { DiscardDialog } from './DiscardDialog'
import {
  type Draft,
  filledCount,
  firstDraft,
  hasTyped,
  settingsAfter,
  withBlueprint,
  withMeta,
  withValue,
} from './draft'
import { FieldsForm } from './FieldsForm'
import { MetaForm } from './MetaForm'
import { type PageCounting, PageEstimates, pagesOfBlueprint, pagesOfDraft } from './page-estimates'

interface Props {
  readonly library: Library
  readonly settings: Settings
  /** The blueprint chosen before the dialog opened. */
  readonly blueprint: Blueprint | undefined
  startCounting(): PageCounting
  onClose(): void
  onCreated(pack: Pack): void
  onSettings(settings: Settings): void
}

/** Nothing is stored before 'Create'; closing asks first when something was typed. */
export function NewPackDialog(props: Props) {
  const { library: all, settings, blueprint, onClose, onCreated, onSettings } = props
  const [first] = useState<Draft>(() =>
    firstDraft({ library: all, settings, today: today(), blueprint, newId }),
  )
  const [draft, setDraft] = useState(first)
  const library = libraryIn(all, draft.meta.language)
  const [leaving, setLeaving] = useState(false)
  const [keepsSender, setKeepsSender] = useState(true)
  const estimate = useEstimate(draft, all, props.startCounting)
  const { busy, fault, clear, create } = useCreate(
    draft,
    async () => {
      const known = settingsAfter(settings, draft, keepsSender)
      if (known === settings) return
      await call('settings.write', known)
      onSettings(known)
    },
    onCreated,
  )
  const change = (next: Draft) => {
    clear()
    setDraft(next)
  }
  const leave = () => (hasTyped(draft, first) ? setLeaving(true) : onClose())
  const footer = (
    <>
      <p className="dialog-note" role={fault === null ? undefined : 'alert'} data-fault={fault !== null}>
        {fault ?? progressWords(draft, library.groups)}
      </p>
      <Button onClick={leave}>Cancel</Button>
      <Button variant="primary" type="submit" disabled={busy} title={shownKeys('Ctrl+Enter')}>
        Create pack
      </Button>
    </>
  )
  return (
    <Dialog title="New pack" size="full" footer={footer} onClose={leave} onSubmit={create}>
      <div className="new-pack">
        <BlueprintList
          library={library}
          chosen={draft.blueprint}
          pagesOf={(each) => pagesOfBlueprint(estimate, each, draft)}
          onChoose={(chosen) => change(withBlueprint(draft, chosen, all, newId))}
        />
        <div className="new-pack-form">
          <MetaForm
            meta={draft.meta}
            titleFirst={blueprint !== undefined}
            onChange={(meta) => change(withMeta(draft, meta, all, newId))}
          />
          <FieldsForm
            draft={draft}
            groups={library.groups}
            scenario={library.scenario}
            keepsSender={keepsSender}
            onKeepSender={setKeepsSender}
            onChange={(name, value) => change(withValue(draft, name, value))}
            onChangeAll={change}
          />
        </div>
        <Contents draft={draft} library={library} pages={pagesOfDraft(estimate, draft)} />
      </div>
      {leaving && <DiscardDialog onKeep={() => setLeaving(false)} onDiscard={onClose} />}
    </Dialog>
  )
}

/** Page counts, kept up to date with the draft while the dialog is open. */
function useEstimate(draft: Draft, library: Library, startCounting: () => PageCounting) {
  const [estimates] = useState(() => new PageEstimates(library, startCounting))
  useEffect(() => estimates.show(draft), [estimates, draft])
  useEffect(() => () => estimates.close(), [estimates])
  return useSyncExternalStore(estimates.found.subscribe, estimates.found.get)
}

function useCreate(draft: Draft, rememberSender: () => Promise<void>, onCreated: (pack: Pack) => void) {
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const create = async () => {
    if (busy) return
    if (draft.meta.title.trim() === '') {
      setFault('Enter a title. It is printed on the title page and shown in your library.')
      const title = document.querySelector<HTMLInputElement>('.title-input')
      title?.focus()
      title?.scrollIntoView({ block: 'center' })
      return
    }
    const wrong = document.querySelector<HTMLInputElement>('.new-pack [aria-invalid="true"]')
    if (wrong) {
      setFault('One of the dates is not valid. See the message below it.')
      wrong.focus()
      wrong.scrollIntoView({ block: 'center' })
      return
    }
    setBusy(true)
    try {
      const { meta, fields, sections } = draft
      await rememberSender()
      onCreated(await call('packs.create', { meta: { ...meta, title: meta.title.trim() }, fields, sections }))
    } catch (error) {
      setBusy(false)
      setFault(messageOf(error))
    }
  }
  return { busy, fault, clear: () => setFault(null), create }
}

function progressWords(draft: Draft, groups: readonly FieldGroup[]): string {
  const { filled, of } = filledCount(draft, optionalFields(groups))
  if (of === 0) return ''
  return `${filled} of ${of} needed fields filled in. You can fill in the others later.`
}
