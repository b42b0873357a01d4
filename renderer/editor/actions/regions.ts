// The panes of the editor, which one key cycles through: Tab would stop at every control.

/** In cycling order; hidden ones are skipped. */
const REGIONS = [
  '.editor-header',
  '.editor-toolbar',
  '.find-bar',
  '.outline-tree',
  '.document',
  '.pages-scroll',
  '.side-panel',
  '.status-bar',
].join(', ')

const REACHABLE = '[tabindex="0"], button, input, select, textarea'

/** Focuses the next pane. */
export function goToNextRegion(): void {
  const regions = [...document.querySelectorAll<HTMLElement>(REGIONS)].filter(
    (region) => region.offsetParent !== null && entryOf(region),
  )
  const now = regions.findIndex((region) => region.contains(document.activeElement))
  const next = regions[(now + 1) % regions.length]
  if (next) entryOf(next)?.focus()
}

/** The element of a pane to focus: the text or the pages as a whole, else its first control that Tab would reach. */
function entryOf(region: HTMLElement): HTMLElement | undefined {
  if (region.isContentEditable || region.matches('.pages-scroll')) return region
  const controls = [...region.querySelectorAll<HTMLElement>(REACHABLE)]
  return controls.find(
    (control) => control.tabIndex >= 0 && !control.matches(':disabled') && control.offsetParent !== null,
  )
}
