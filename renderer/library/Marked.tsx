// Words of a result, with those that were found marked.

/** Every second part was found. */
export function Marked({ parts }: { readonly parts: readonly string[] }) {
  return parts.map((part, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other identity
      <mark key={at}>{part}</mark>
    ) : (
      part
    ),
  )
}
