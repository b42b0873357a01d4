// The parts of the editor's screen, which a key goes round: Tab alone would go through all that stands in each.

/** In the order in which they are gone round; those that are not shown are passed over. */
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

/** Puts the focus on the next part of the screen. */
export function goToNextRegion(): void {
  const regions = [...document.querySelectorAll<HTMLElement>(REGIONS)].filter(
    (region) => region.offsetParent !== null && entryOf(region),
  )
  const now = regions.findIndex((region) => region.contains(document.activeElement))
  const next = regions[(now + 1) % regions.length]
  if (next) entryOf(next)?.focus()
}

/** What takes the focus for a part: the text or the pages as a whole, else the first control in it that Tab would reach. */
function entryOf(region: HTMLElement): HTMLElement | undefined {
  if (region.isContentEditable || region.matches('.pages-scroll')) return region
  const controls = [...region.querySelectorAll<HTMLElement>(REACHABLE)]
  return controls.find(
    (control) => control.tabIndex >= 0 && !control.matches(':disabled') && control.offsetParent !== null,
  )
}
