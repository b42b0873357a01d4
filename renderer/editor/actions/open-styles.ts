// Goes to the list of paragraph styles in the toolbar, and opens it.

/** Opens the list where the browser can; else it has the focus, and arrow keys or letters choose. */
export function openStyles(): void {
  const list = document.querySelector<HTMLSelectElement>('.style-select')
  list?.focus()
  try {
    list?.showPicker()
  } catch {
    // Older browsers can't, and others only after a key or a click.
  }
}
