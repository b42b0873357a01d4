// The system's file dialog, without an element in the page.

/** Asks for files of some media types, or for `one`; `take` receives them, and isn't called when the user cancels. */
export function pickFiles(
  mimes: readonly string[],
  take: (files: readonly File[]) => void,
  one = false,
): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = !one
  input.accept = mimes.join(',')
  input.addEventListener('change', () => take([...(input.files ?? [])]))
  input.click()
}
