// Names for new fields, made from their labels.

/** Returns a name of lower-case words joined by `_`, at most 60 letters, and none of `taken`. */
export function fieldNameFrom(label: string, taken: readonly string[]): string {
  const plain = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 50)
  const base = plain === '' ? 'field' : /^[a-z]/.test(plain) ? plain : `field_${plain}`
  let name = base
  for (let count = 2; taken.includes(name); count += 1) name = `${base}_${count}`
  return name
}
