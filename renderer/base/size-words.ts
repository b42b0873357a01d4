// Formats sizes of files.

/** Formats a number of bytes: `12 KB`, `3.4 MB`. */
export function sizeWords(bytes: number): string {
  const units = ['KB', 'MB', 'GB', 'TB']
  let value = Math.max(1, bytes / 1024)
  let at = 0
  while (value >= 1000 && at < units.length - 1) {
    value /= 1024
    at += 1
  }
  return `${value < 10 && at > 0 ? value.toFixed(1) : Math.round(value)} ${units[at]}`
}
