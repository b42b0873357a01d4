// The abbreviations of the pack: expansion, uses, and whether the first use is spelled out.
import { useId, useState } from 'react'
import { type Abbreviation, NO_ABBREVIATIONS } from '#shared/abbreviations/collect'
import { MAX_EXPANSION } from '#shared/limits'
import type { AbbreviationList, PackAbbreviations } from '#shared/pack'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { CheckRow, ChoiceRow } from '../../../ui/form'
import { expandAll, readAbbreviations } from '../../actions/expand-all'
import { expandable, expandFirstUse, positionOfUse } from '../../text/abbreviations/uses'
import { useDebounced, useSession, useSignal } from '../hooks'

const LISTS: readonly (readonly [AbbreviationList, string])[] = [
  ['none', 'Not printed'],
  ['front', 'Before the text'],
  ['end', 'After the text'],
]

/** The tab. */
export function AbbreviationsTab() {
  const session = useSession()
  const { store } = session
  const meta = useSignal(store.meta)
  const said = meta.abbreviations ?? NO_ABBREVIATIONS
  const change = (part: Partial<PackAbbreviations>) =>
    store.setMeta({ abbreviations: { ...(store.meta.get().abbreviations ?? NO_ABBREVIATIONS), ...part } })
  const read = () => readAbbreviations(session)
  const known = useDebounced<readonly Abbreviation[] | null>(read, null)
  const all = known ?? []
  const missing = all.filter(({ expanded }) => !expanded)
  const ready = expandable(all)
  return (
    <div className="panel-body">
      {known && all.length === 0 ? (
        <EmptyState
          title="No abbreviations"
          text="Abbreviations in the text, such as NATO or MoD, are listed here."
        />
      ) : (
        <>
          <div className="panel-summary">
            <span role="status">{summary(all.length, missing.length)}</span>
            <Button
              size="small"
              disabled={ready.length === 0}
              title="Writes out each abbreviation at its first use"
              onClick={() => expandAll(session)}
            >
              Expand all
            </Button>
          </div>
          <ul className="abbreviation-list">
            {all.map((one) => (
              <Row key={one.abbreviation} one={one} said={said} onChange={change} />
            ))}
          </ul>
        </>
      )}
      <Ignored said={said} onChange={change} />
      <section className="panel-group">
        <h3 className="panel-heading">Printing</h3>
        <ChoiceRow
          label="List of abbreviations"
          value={said.list}
          choices={LISTS}
          onChange={(list) => change({ list })}
        />
        <CheckRow
          label="Check for unexpanded abbreviations before export"
          checked={said.check}
          onChange={(check) => change({ check })}
        />
      </section>
    </div>
  )
}

function summary(all: number, missing: number): string {
  const found = all === 1 ? '1 found' : `${all} found`
  return missing === 0 ? `${found}, all expanded` : `${found}, ${missing} not expanded`
}

interface RowProps {
  readonly one: Abbreviation
  readonly said: PackAbbreviations
  onChange(part: Partial<PackAbbreviations>): void
}

function Row({ one, said, onChange }: RowProps) {
  const session = useSession()
  const id = useId()
  const { abbreviation, expansion, count, expanded, first } = one
  // The draft is shown as typed; the pack's definition is shown even while it is empty.
  const [draft, setDraft] = useState<string | null>(null)
  const define = (words: string) => {
    const others = said.definitions.filter((definition) => definition.abbreviation !== abbreviation)
    const own = words.trim() === '' ? [] : [{ abbreviation, expansion: words.trim() }]
    onChange({ definitions: [...others, ...own] })
  }
  const show = () => {
    const place = positionOfUse(session.state.doc, first)
    if (place) session.goTo(place.from)
  }
  return (
    <li className="abbreviation" data-missing={!expanded || undefined}>
      <div className="abbreviation-head">
        <label htmlFor={id}>{abbreviation}</label>
        <button type="button" className="abbreviation-use" onClick={show}>
          {count === 1 ? 'used once' : `used ${count} times`}
          <span className="visually-hidden">, show first use of {abbreviation}</span>
        </button>
      </div>
      <input
        id={id}
        className="input"
        value={draft ?? expansion ?? ''}
        maxLength={MAX_EXPANSION}
        readOnly={session.readOnly}
        placeholder="What does it stand for?"
        spellCheck={false}
        onFocus={() => setDraft(expansion ?? '')}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => {
          if (draft !== null && draft.trim() !== (expansion ?? '')) define(draft)
          setDraft(null)
        }}
      />
      <div className="abbreviation-actions">
        <span className="form-hint">{expanded ? 'Expanded at first use' : 'Not expanded'}</span>
        {!expanded && (
          <Button
            size="small"
            disabled={expansion === null}
            aria-label={`Expand ${abbreviation}`}
            onClick={() => session.run(expandFirstUse([one]), false)}
          >
            Expand
          </Button>
        )}
        <Button
          size="small"
          aria-label={`Ignore ${abbreviation}`}
          onClick={() => onChange({ ignored: [...said.ignored, abbreviation] })}
        >
          Ignore
        </Button>
      </div>
    </li>
  )
}

function Ignored({ said, onChange }: Omit<RowProps, 'one'>) {
  if (said.ignored.length === 0) return null
  return (
    <section className="panel-group">
      <h3 className="panel-heading">Ignored</h3>
      {said.ignored.map((abbreviation) => (
        <div key={abbreviation} className="unused-field">
          <span>{abbreviation}</span>
          <Button
            size="small"
            aria-label={`Stop ignoring ${abbreviation}`}
            onClick={() => onChange({ ignored: said.ignored.filter((one) => one !== abbreviation) })}
          >
            Stop ignoring
          </Button>
        </div>
      ))}
    </section>
  )
}
