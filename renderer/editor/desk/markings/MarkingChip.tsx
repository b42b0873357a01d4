// The pack's marking in the header, from where it is changed; and in the status bar what its parts come to.
import { useCallback, useState } from 'react'
import { bannerText, findScheme, levelName, offeredLevels } from '#shared/markings'
import { anchorBelow, Menu, type MenuAnchor } from '../../../ui/Menu'
import { bannerOf } from '../../text/markings/labels'
import { useSession, useSignal } from '../hooks'
import { useMarkPack } from './use-mark-pack'
import { useRollUp } from './use-roll-up'

/** The chip; absent in packs without a scheme. */
export function MarkingChip() {
  const session = useSession()
  const { marking } = useSignal(session.store.meta)
  const { faults } = useRollUp()
  const markPack = useMarkPack()
  const [at, setAt] = useState<MenuAnchor | null>(null)
  const close = useCallback(() => setAt(null), [])
  const scheme = findScheme(marking.scheme)
  if (scheme.id === 'none') return null
  const level = bannerOf(marking.level)
  const low = faults.some(({ kind }) => kind === 'pack')
  return (
    <>
      <button
        type="button"
        className="marking-chip"
        title={`Pack marking: ${bannerText(marking) || level}`}
        aria-label={`Pack marking: ${level}`}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        data-low={low || undefined}
        onClick={(event) => setAt(anchorBelow(event.currentTarget))}
      >
        {level}
      </button>
      {at && (
        <Menu
          label="Pack marking"
          at={at}
          onClose={close}
          items={offeredLevels(scheme.id).map((level) => ({
            label: levelName(level),
            checked: level.id === marking.level,
            run: () => markPack({ level: level.id }),
          }))}
        />
      )}
    </>
  )
}

/** The highest marking of the parts, in words; nothing when no part is marked. */
export function MarkingStatus() {
  const { highest } = useRollUp()
  return highest && <span className="marking-status">Portions marked up to {bannerOf(highest)}</span>
}
