// A line over the text while pack or section are marked lower than their parts: it leads there, and raises the marking.
import { bannerText, findScheme } from '#shared/markings'
import { levelOf } from '#shared/portions'
import { Icon } from '../../../ui/icons'
import { goToFault } from '../../actions/go-to-fault'
import type { EditorSession } from '../../session/editor-session'
import { setSection } from '../../text/commands/sections'
import { bannerOf } from '../../text/markings/labels'
import { convertForeignMarks } from '../../text/markings/marking-step'
import { highestOf, type MarkingFault } from '../../text/markings/roll-up'
import { outlineOf } from '../../text/state/outline'
import { useSession, useSignal } from '../hooks'
import { useMarkPack } from './use-mark-pack'
import { useRollUp } from './use-roll-up'

/** Order of messages when there are several kinds of faults. */
const KINDS: readonly MarkingFault['kind'][] = ['pack', 'caveat', 'section', 'unknown']

/** The line, while something is marked too low. */
export function MarkingNotice() {
  const { faults } = useRollUp()
  const kind = KINDS.find((each) => faults.some((fault) => fault.kind === each))
  const some = faults.filter((fault) => fault.kind === kind)
  return (
    <div className="marking-notice" role="status">
      {kind && <Notice kind={kind} faults={some} />}
    </div>
  )
}

interface Props {
  readonly kind: MarkingFault['kind']
  /** All of that kind. */
  readonly faults: readonly MarkingFault[]
}

function Notice({ kind, faults }: Props) {
  const session = useSession()
  const markPack = useMarkPack()
  const { marking } = useSignal(session.store.meta)
  const highest = highestOf(
    marking.scheme,
    faults.map(({ level }) => level),
  )
  const first = faults[0]
  const ofSection = highestOf(
    marking.scheme,
    faults.filter(({ index }) => index === first?.index).map(({ level }) => level),
  )
  return (
    <>
      <Icon name="warning" />
      <span className="marking-words">{words(session, kind, faults)}</span>
      <button type="button" className="text-button" onClick={() => goToFault(session, kind)}>
        {faults.length === 1 ? 'Show' : 'Show next'}
      </button>
      {kind === 'pack' && highest && (
        <button type="button" className="text-button" onClick={() => markPack({ level: levelOf(highest) })}>
          Raise the pack’s marking to {bannerOf(levelOf(highest))}
        </button>
      )}
      {kind === 'unknown' && (
        <button
          type="button"
          className="text-button"
          onClick={() => session.run(convertForeignMarks(marking.scheme), false)}
        >
          {marking.scheme === 'none'
            ? 'Remove all marks'
            : `Change all these marks to ${findScheme(marking.scheme).name} levels`}
        </button>
      )}
      {kind === 'section' && first && ofSection && (
        <button
          type="button"
          className="text-button"
          onClick={() => session.run(setSection(first.index, { marking: ofSection }), false)}
        >
          Raise the section’s marking to {bannerOf(ofSection)}
        </button>
      )}
    </>
  )
}

function words(session: EditorSession, kind: MarkingFault['kind'], faults: readonly MarkingFault[]): string {
  const { marking } = session.store.meta.get()
  const [first] = faults
  const row = first && outlineOf(session.state.doc)[first.index]
  if (!row) return ''
  const title = `“${row.info.title || 'Untitled section'}”`
  const part = first.pos === row.pos ? title : `A portion of ${title}`
  const banner = bannerOf(first.level)
  if (kind === 'unknown')
    return `${part} is marked ${banner}, which is not a level of the pack’s scheme (${findScheme(marking.scheme).name})`
  if (kind === 'caveat')
    return `${part} is marked ${banner}, which conflicts with the caveats of the pack (${bannerText(marking)})`
  const [what, ceiling] =
    kind === 'pack' ? ['the pack', marking.level] : ['its section', row.node.attrs.marking as string]
  if (faults.length === 1) return `${part} is marked ${banner}, higher than ${what} (${bannerOf(ceiling)})`
  const highest = highestOf(
    marking.scheme,
    faults.map(({ level }) => level),
  )
  return kind === 'pack'
    ? `${faults.length} portions are marked higher than the pack (${bannerOf(ceiling)}), up to ${bannerOf(highest ?? '')}`
    : `${faults.length} portions are marked higher than their sections; the first is in ${title}`
}
