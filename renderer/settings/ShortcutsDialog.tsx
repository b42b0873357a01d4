// All shortcuts of the program, by where they work.
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { shortcutGroups } from './shortcuts'

/** A table of shortcuts. */
export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog
      title="Keyboard shortcuts"
      size="full"
      onClose={onClose}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="shortcut-groups" aria-label="All shortcuts" tabIndex={0} data-first>
        {shortcutGroups().map(({ title, keys }) => (
          <section key={title} className="shortcut-group">
            <h3>{title}</h3>
            <dl>
              {keys.map(([what, shown]) => (
                <div key={what} className="shortcut">
                  <dt>{what}</dt>
                  <dd>
                    {shown.map((words) => (
                      <kbd key={words} className="kbd">
                        {words}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  )
}
