// Says, for as long as the window is open, that nothing can be saved in this library.
import { Icon } from '../ui/icons'

/** Nothing for a writable library. */
export function ReadOnlyNotice({ readOnly }: { readonly readOnly: boolean }) {
  if (!readOnly) return null
  return (
    <aside className="banner" aria-label="Read-only">
      <Icon name="warning" />
      <span>
        <strong>Read-only.</strong> You don’t have permission to change this library. You can read, export and
        share its packs.
      </span>
    </aside>
  )
}
