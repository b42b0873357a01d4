// JSON in a column, which may be damaged.

/** Parses the JSON of a row; undefined when it can't be read. */
export function storedJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
