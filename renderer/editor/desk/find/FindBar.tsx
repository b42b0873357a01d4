// The bar to find and replace in the whole pack.
import { useEffect, useRef, useState } from 'react'
import type { FieldUse } from '#shared/document/nodes'
import { IconButton } from '../../../ui/IconButton'
import type { EditorSession } from '../../session/editor-session'
import { MOST_FOUND } from '../../text/find/limits'
import { patternOf, type Query } from '../../text/find/matches'
import { findState, goToMatch, setQuery, showCurrent } from '../../text/find/plugin'
import type { Replaced } from '../../text/find/replace'
import { useSession, useSignal, useText } from '../hooks'
import { FindOutcome } from './FindOutcome'
import { FindPreview } from './FindPreview'
import { ReplaceControls } from './ReplaceControls'

const EMPTY: Query = { words: '', matchCase: false, wholeWord: false, regex: false }
/** Longer selections are not used as search text. */
const LONGEST_SELECTION = 200

/** Opens with the selected words; Escape closes it and leaves the match selected. */
export function FindBar({ onClose }: { onClose(): void }) {
  const session = useSession()
  const [query, setWords] = useState<Query>(() => ({
    ...EMPTY,
    ...(session.ui.findWords.get() ?? { words: selectedWords(session) }),
  }))
  const [replacement, setReplacement] = useState('')
  const [outcome, setOutcome] = useState<Replaced | null>(null)
  useQuery(query)
  useEffect(() => session.ui.findWords.set(null), [session])
  const change = (part: Partial<Query>) => {
    setOutcome(null)
    setWords({ ...query, ...part })
  }
  const close = () => {
    session.run(goToMatch(0))
    onClose()
  }
  useEscapeInText(onClose)
  return (
    <search
      className="find-bar"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <FindControls query={query} onChange={change} />
      <ReplaceControls replacement={replacement} onChange={setReplacement} onReplaced={setOutcome} />
      <span className="find-close">
        <IconButton icon="close" label="Close" size="small" onClick={close} />
      </span>
      <FindPreview replacement={replacement} />
      {outcome && <FindOutcome outcome={outcome} />}
    </search>
  )
}

/** Searches each pane, and again when fields show other words. */
function useQuery(query: Query): void {
  const session = useSession()
  const pane = useSignal(session.panes.active)
  const fields = useSignal(session.store.fields)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each pane finds for itself, and fields show words
  useEffect(() => {
    session.run(setQuery(query), false)
    if (document.activeElement?.closest('.find-bar')) session.run(showCurrent, false)
  }, [session, query, pane, fields])
  useEffect(
    () => () => {
      session.runEverywhere(setQuery(null))
    },
    [session],
  )
}

function FindControls({ query, onChange }: { readonly query: Query; onChange(part: Partial<Query>): void }) {
  const session = useSession()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  const found = useText((state) => {
    const { matches, current, search } = findState(state)
    const inFields = matches.filter(({ kind }) => kind === 'field').length
    return { count: matches.length, current, search, inFields }
  })
  const wrong = query.regex && query.words !== '' && patternOf(query) === null
  return (
    <>
      <input
        ref={input}
        className="input"
        aria-label="Find"
        placeholder="Find in the pack"
        value={query.words}
        aria-invalid={wrong}
        onChange={(event) => onChange({ words: event.target.value })}
        onKeyDown={(event) => event.key === 'Enter' && session.run(goToMatch(event.shiftKey ? -1 : 1), false)}
      />
      <Toggle
        label="Match case"
        sign="Aa"
        on={query.matchCase}
        onChange={(matchCase) => onChange({ matchCase })}
      />
      <Toggle
        label="Whole words"
        sign="W"
        on={query.wholeWord}
        onChange={(wholeWord) => onChange({ wholeWord })}
      />
      <Toggle
        label="Regular expression"
        sign=".*"
        on={query.regex}
        onChange={(regex) => onChange({ regex })}
      />
      <span className="find-count" role="status">
        {wrong ? 'Invalid regular expression' : countWords(query, found)}
      </span>
      <button type="button" className="text-button" onClick={() => session.run(goToMatch(-1), false)}>
        Previous
      </button>
      <button type="button" className="text-button" onClick={() => session.run(goToMatch(1), false)}>
        Next
      </button>
    </>
  )
}

/** Elements that Escape closes first. */
const NEARER = '.slash-menu, [role="menu"], .popover'

/** Escape in the text closes the bar, too, unless a menu or popover handles it. */
function useEscapeInText(close: () => void): void {
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const inText = event.target instanceof Element && event.target.closest('.document')
      if (event.key === 'Escape' && inText && !document.querySelector(NEARER)) latest.current()
    }
    // The text stops the propagation of Escape: listen in the capture phase.
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [])
}

function Toggle(props: {
  readonly label: string
  readonly sign: string
  readonly on: boolean
  onChange(on: boolean): void
}) {
  return (
    <button
      type="button"
      className="text-button"
      title={props.label}
      aria-label={props.label}
      aria-pressed={props.on}
      onClick={() => props.onChange(!props.on)}
    >
      {props.sign}
    </button>
  )
}

interface Found {
  readonly count: number
  readonly current: number
  readonly search: 'done' | 'busy' | 'slow'
  readonly inFields: number
}

function countWords(query: Query, { count, current, search, inFields }: Found): string {
  if (query.words === '') return ''
  if (search === 'slow') return 'This pattern takes too long'
  if (search === 'busy') return 'Searching…'
  if (count === 0) return 'No results'
  const all = count >= MOST_FOUND ? `${count} or more` : count
  return `${current + 1} of ${all}${inFields > 0 ? ` (${inFields} in fields)` : ''}`
}

function selectedWords({ state, store }: EditorSession): string {
  const { from, to } = state.selection
  const words = state.doc.textBetween(from, to, '\n', ({ type, attrs }) =>
    type.name === 'field' ? store.fieldWords(attrs as FieldUse) : '',
  )
  return words.includes('\n') || words.length > LONGEST_SELECTION ? '' : words
}
