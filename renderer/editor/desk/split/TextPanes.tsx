// The text between outline and details, in one pane or two.
import { type ReactNode, useEffect, useRef } from 'react'
import { IconButton } from '../../../ui/IconButton'
import { Splitter } from '../../../ui/Splitter'
import type { PaneName } from '../../session/split/panes'
import type { SplitLayout } from '../../session/split/split-layout'
import { Breadcrumbs } from '../breadcrumbs/Breadcrumbs'
import { useSession, useSignal } from '../hooks'
import { useEntries } from '../use-entries'
import { TextPane } from './TextPane'
import { useScrollAnchor } from './use-scroll-anchor'

/** The panes. */
export function TextPanes() {
  const session = useSession()
  const way = useSignal(session.panes.split)
  const panes = useRef<HTMLDivElement>(null)
  const { clientWidth = 0, clientHeight = 0 } = panes.current ?? {}
  return (
    <div ref={panes} className="text-panes" data-split={way ?? undefined}>
      <Column pane="first">
        <TextPane />
      </Column>
      {way && (
        <Splitter
          key={way}
          name={`split.${way}`}
          side={way === 'beside' ? 'right' : 'bottom'}
          initial={Math.round((way === 'beside' ? clientWidth : clientHeight) / 2)}
          min={160}
          max={1400}
          label="Second pane size"
        >
          <Column pane="second" controls={<SplitControls way={way} />}>
            <SecondTextPane />
          </Column>
        </Splitter>
      )}
    </div>
  )
}

/** Moves the second pane to the other side, or closes it. */
function SplitControls({ way }: { readonly way: SplitLayout }) {
  const [other, close] = useEntries([way === 'beside' ? 'splitBelow' : 'splitBeside', 'split'])
  return (
    <>
      {other?.icon && <IconButton icon={other.icon} label={other.label} size="small" onClick={other.run} />}
      {close && (
        <IconButton
          icon="close"
          label={close.label}
          shortcut={close.shortcut}
          size="small"
          onClick={close.run}
        />
      )}
    </>
  )
}

function Column(props: {
  readonly pane: PaneName
  readonly controls?: ReactNode
  readonly children: ReactNode
}) {
  const session = useSession()
  const split = useSignal(session.panes.split) !== null
  const active = useSignal(session.panes.active) === props.pane
  const scroller = useScrollAnchor()
  return (
    <div className="text-column" data-active={(split && active) || undefined}>
      <div className="text-head">
        <Breadcrumbs pane={props.pane} />
        {props.controls}
      </div>
      <div ref={scroller} className="text-scroll">
        {props.children}
      </div>
    </div>
  )
}

/** Where the second view is mounted. */
function SecondTextPane() {
  const session = useSession()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => (place.current ? session.panes.mount(place.current) : undefined), [session])
  return <div ref={place} className="text-pane" />
}
