// The packs opened last, as a row of buttons above the list.
import type { PackId } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { Button } from '../ui/Button'
import type { Recent } from './use-recent'

/** Number of packs that fit in most windows; the menu has more. */
const SHOWN = 5

/** The row; nothing before a pack was opened. */
export function RecentPacks(props: { readonly recent: Recent; onOpen(id: PackId): void }) {
  const { recent, onOpen } = props
  if (recent.packs.length === 0) return null
  return (
    <nav className="recent-packs" aria-label="Recently opened">
      <span className="recent-label">Recently opened</span>
      {recent.packs.slice(0, SHOWN).map(({ id, title }) => (
        <button
          key={id}
          type="button"
          className="text-button recent-pack"
          title={title}
          onClick={() => onOpen(id)}
        >
          {packTitle(title)}
        </button>
      ))}
      <Button size="small" onClick={recent.forget}>
        Clear
      </Button>
    </nav>
  )
}
