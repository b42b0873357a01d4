// All shortcuts of the program, by where they work.
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { shownKeys } from '../ui/shown-keys'

const GROUPS: readonly { readonly title: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    title: 'Everywhere',
    keys: [
      ['Ctrl+K', 'All commands, sections and templates'],
      ['Ctrl+N', 'New pack'],
      ['Ctrl+Shift+L', 'Library'],
      ['Ctrl+E', 'Export as PDF'],
      ['Ctrl+,', 'Settings'],
      ['Ctrl+/', 'This list'],
      ['F6 / Shift+F6', 'Next part of the window'],
      ['Ctrl++ / Ctrl+− / Ctrl+0', 'Larger, smaller, normal size'],
    ],
  },
  {
    title: 'Library',
    keys: [
      ['Enter', 'Open'],
      ['F2', 'Rename'],
      ['Ctrl+D', 'Duplicate'],
      ['Delete', 'Delete; Ctrl+Z takes it back'],
      ['Ctrl+O', 'Import packs or templates'],
      ['Ctrl+F', 'Search'],
    ],
  },
  {
    title: 'Outline',
    keys: [
      ['Shift+↑ ↓ / Ctrl+A', 'Select several sections, all'],
      ['Ctrl+↑ ↓, then Space', 'Select single sections'],
      ['Alt+↑ / Alt+↓', 'Move the sections'],
      ['Alt+← / Alt+→', 'Higher or lower level'],
      ['F2', 'Rename'],
      ['Delete', 'Remove'],
    ],
  },
  {
    title: 'Text',
    keys: [
      ['Ctrl+B / Ctrl+I / Ctrl+U', 'Bold, italic, underlined'],
      ['Ctrl+Alt+1 … 3', 'Heading'],
      ['Ctrl+Alt+0', 'Paragraph'],
      ['Ctrl+Shift+7 / 8 / 9', 'Numbered list, bullets, checklist'],
      ['Tab / Shift+Tab', 'Deeper, higher; next cell'],
      ['Ctrl+Shift+K', 'Link'],
      ['/', 'Insert: at the start of a line or after a space'],
      ['Ctrl+Alt+M', 'Comment on the chosen words'],
      ['F9 / Shift+F9', 'Next, previous comment'],
      ['Ctrl+F', 'Find and replace'],
      ['F7', 'Next spelling mistake'],
      ['Shift+F10', 'Menu for what is at the cursor'],
      ['Ctrl+Z / Ctrl+Y', 'Undo, redo'],
      ['Ctrl+S', 'Save now'],
      ['Alt+F10', 'Toolbar; Escape goes back'],
      ['Ctrl+Shift+Enter', 'Focus mode; Escape leaves it'],
      ['Ctrl+Shift+S / F6', 'Split view; its other place'],
      ['Ctrl+Alt+D', 'Tick a task'],
      ['Alt+Shift+← / →', 'Column of a table narrower, wider'],
    ],
  },
]

/** A table of keys. */
export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog
      title="Keyboard shortcuts"
      size="large"
      onClose={onClose}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <div className="shortcut-groups">
        {GROUPS.map(({ title, keys }) => (
          <section key={title} className="shortcut-group">
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, what]) => (
                <div key={key} className="shortcut">
                  <dt>{shownKeys(what)}</dt>
                  <dd>
                    <kbd className="kbd">{shownKeys(key)}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
