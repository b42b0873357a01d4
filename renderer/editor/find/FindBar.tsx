// The bar to find and replace in the whole pack.
import { useEffect, useRef, useState } from 'react'
import { IconButton } from '../../ui/IconButton'
import { useSession, useSignal, useText } from '../state/hooks'
import { MAX_MATCHES, patternOf, type Query } from './matches'
import { findState, goToMatch, previewOf, replaceAll, replaceCurrent, setQuery } from './plugin'

const EMPTY: Query = { words: '', matchCase: false, wholeWord: false, regex: false }

/** Opens with the selected words; Escape closes it and leaves the match selected. */
export function FindBar({ onClose }: { onClose(): void }) {
  const session = useSession()
  const [query, setWords] = useState<Query>(() => ({ ...EMPTY, words: selectedWords(session.state) }))
  const input = useRef<HTMLInputElement>(null)
  const found = useText((state) => {
    const { matches, current } = findState(state)
    return { count: matches.length, current }
  })

  const pane = useSignal(session.activePane)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each pane finds for itself
  useEffect(() => {
    session.run(setQuery(query), false)
  }, [session, query, pane])
  useEffect(() => {
    input.current?.select()
    return () => {
      session.runEverywhere(setQuery(null))
    }
  }, [session])

  const change = (part: Partial<Query>) => setWords({ ...query, ...part })
  const close = () => {
    session.run(goToMatch(0))
    onClose()
  }
  useEscapeInText(onClose)
  const wrong = query.words !== '' && patternOf(query) === null
  return (
    <search
      className="find-bar"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <input
        ref={input}
        className="input"
        aria-label="Find"
        placeholder="Find in the pack"
        value={query.words}
        aria-invalid={wrong}
        onChange={(event) => change({ words: event.target.value })}
        onKeyDown={(event) => event.key === 'Enter' && session.run(goToMatch(event.shiftKey ? -1 : 1), false)}
      />
      <Toggle
        label="Match case"
        sign="Aa"
        on={query.matchCase}
        onChange={(matchCase) => change({ matchCase })}
      />
      <Toggle
        label="Whole words"
        sign="W"
        on={query.wholeWord}
        onChange={(wholeWord) => change({ wholeWord })}
      />
      <Toggle label="Regular expression" sign=".*" on={query.regex} onChange={(regex) => change({ regex })} />
      <span className="find-count" role="status">
        {wrong ? 'Not a valid expression' : countWords(query, found.count, found.current)}
      </span>
      <button type="button" className="text-button" onClick={() => session.run(goToMatch(-1), false)}>
        Previous
      </button>
      <button type="button" className="text-button" onClick={() => session.run(goToMatch(1), false)}>
        Next
      </button>
      <ReplaceControls />
      <span className="find-close">
        <IconButton icon="close" label="Close" size="small" onClick={close} />
      </span>
    </search>
  )
}

/** What Escape closes first. */
const NEARER = '.slash-menu, [role="menu"], .popover'

/** Escape in the text closes the bar, too, unless something nearer takes it. */
function useEscapeInText(close: () => void): void {
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const inText = event.target instanceof Element && event.target.closest('.document')
      if (event.key === 'Escape' && inText && !document.querySelector(NEARER)) latest.current()
    }
    // The text keeps Escape to itself: it is heard on its way there.
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [])
}

function ReplaceControls() {
  const session = useSession()
  const [replacement, setReplacement] = useState('')
  const replace = () => session.run(replaceCurrent(replacement), false)
  const preview = useText((state) => (replacement === '' ? null : previewOf(state, replacement)))
  return (
    <>
      <input
        className="input"
        aria-label="Replace with"
        placeholder="Replace with"
        value={replacement}
        onChange={(event) => setReplacement(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && replace()}
      />
      <button type="button" className="text-button" onClick={replace}>
        Replace
      </button>
      <button
        type="button"
        className="text-button"
        onClick={() => session.run(replaceAll(replacement), false)}
      >
        Replace all
      </button>
      {preview && (
        <p className="find-preview">
          {preview.before}
          <del>{preview.found}</del> <ins>{preview.replaced}</ins>
          {preview.after}
        </p>
      )}
    </>
  )
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

function countWords(query: Query, count: number, current: number): string {
  if (query.words === '') return ''
  if (count === 0) return 'Nothing found'
  return `${current + 1} of ${count === MAX_MATCHES ? `${count} or more` : count}`
}

function selectedWords(state: Parameters<typeof findState>[0]): string {
  const { from, to } = state.selection
  const words = state.doc.textBetween(from, to, '\n')
  return words.includes('\n') ? '' : words
}
