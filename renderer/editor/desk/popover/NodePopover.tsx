// The popover beside a note, image or reference, in which it is edited.
import { NodeSelection, Selection } from '@tiptap/pm/state'
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { ReadOnlyForm } from '../../../ui/form'
import type { PopoverTarget } from '../../text/nodes/context'
import { useSession, useSignal } from '../hooks'
import { EnclosureForm } from './EnclosureForm'
import { FootnoteForm } from './FootnoteForm'
import { ImageForm } from './ImageForm'
import { ReferenceForm } from './ReferenceForm'

const MARGIN = 8

const titles: Readonly<Record<PopoverTarget['kind'], string>> = {
  footnote: 'Note',
  image: 'Image',
  crossReference: 'Cross-reference',
  enclosure: 'Enclosure',
}

/** The popover, while it is open. */
export function NodePopover() {
  const session = useSession()
  const target = useSignal(session.ui.popover)
  if (!target) return null
  return (
    <Popover key={target.kind} target={target}>
      <ReadOnlyForm value={session.readOnly}>{form(target)}</ReadOnlyForm>
    </Popover>
  )
}

function form({ kind, pos }: PopoverTarget): ReactNode {
  switch (kind) {
    case 'footnote':
      return <FootnoteForm pos={pos} />
    case 'image':
      return <ImageForm pos={pos} />
    case 'enclosure':
      return <EnclosureForm pos={pos} />
    case 'crossReference':
      return <ReferenceForm pos={pos} />
  }
}

function Popover({ target, children }: { readonly target: PopoverTarget; readonly children: ReactNode }) {
  const session = useSession()
  const box = useRef<HTMLDivElement>(null)

  const close = useCallback(
    (focus: boolean) => {
      const { view } = session
      const at = session.ui.popover.get()?.pos
      session.ui.popover.set(null)
      if (!focus || at === undefined) return
      const node = view.state.doc.nodeAt(at)
      // After the chip, so that typing can continue.
      const after = view.state.doc.resolve(at + (node?.nodeSize ?? 0))
      const selection = node?.isInline ? Selection.near(after, -1) : NodeSelection.create(view.state.doc, at)
      view.dispatch(view.state.tr.setSelection(selection))
      view.focus()
    },
    [session],
  )

  useLayoutEffect(() => {
    const put = () => popoverPosition(session.view.nodeDOM(target.pos), box.current)
    put()
    window.addEventListener('scroll', put, true)
    window.addEventListener('resize', put)
    return () => {
      window.removeEventListener('scroll', put, true)
      window.removeEventListener('resize', put)
    }
  }, [session, target])

  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input, textarea, select')?.focus()
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close(false)
    }
    document.addEventListener('pointerdown', outside, true)
    return () => document.removeEventListener('pointerdown', outside, true)
  }, [close])

  return (
    <div
      ref={box}
      className="popover"
      role="dialog"
      aria-label={titles[target.kind]}
      onKeyDown={(event) => {
        const done = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
        if (!done) return
        event.preventDefault()
        event.stopPropagation()
        close(true)
      }}
    >
      {children}
    </div>
  )
}

/** Places the popover below the node, or above it if there is no room; always inside the window. */
function popoverPosition(dom: Node | null, box: HTMLElement | null): void {
  if (!(dom instanceof Element) || !box) return
  const at = dom.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = box
  const below = at.bottom + MARGIN
  const top = below + height < window.innerHeight ? below : Math.max(MARGIN, at.top - height - MARGIN)
  box.style.top = `${top}px`
  box.style.left = `${Math.max(MARGIN, Math.min(at.left, window.innerWidth - width - MARGIN))}px`
}
