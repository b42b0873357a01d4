// Lines for the program in the Markdown of a pack: what Markdown can't say, in comments that no reader shows.

/** A part of the text between such lines. */
export type Chunk =
  /** Markdown. */
  | { readonly kind: 'text'; readonly text: string }
  /** Of the section whose heading follows; its title where Markdown can't say it, as long as the heading is as it was. */
  | {
      readonly kind: 'section'
      readonly attrs: Json
      readonly title: readonly unknown[] | null
      readonly heading: string
    }
  /** Attributes of the block that follows. */
  | { readonly kind: 'attrs'; readonly attrs: Json }
  /** A block, in place of the text that showed it and is as it was. */
  | { readonly kind: 'node'; readonly node: unknown }
  /** The text that showed a block was changed: the text counts. */
  | { readonly kind: 'changed'; readonly text: string }

export type Json = Readonly<Record<string, unknown>>

const OPEN = /^<!-- attache:(section|attrs|block) (\{.*\}) -->$/
const CLOSE = '<!-- /attache:block -->'

/** A comment ends at `-->`, which may also be in the words of a text. */
const jsonText = (value: unknown): string => JSON.stringify(value).replaceAll('>', '\\u003e')

/** The line before the heading of a section. */
export const sectionLine = (attrs: Json, title: readonly unknown[] | null, heading: string): string =>
  `<!-- attache:section ${jsonText({ attrs, ...(title ? { title, heading } : {}) })} -->`

/** The line before a block. */
export const attrsLine = (attrs: Json): string => `<!-- attache:attrs ${jsonText(attrs)} -->`

/** A block, with the text that shows it to readers of Markdown. */
export const wrapped = (node: unknown, shown: string): string =>
  `<!-- attache:block ${jsonText({ shown: digestOf(shown), node })} -->\n\n${shown === '' ? '' : `${shown}\n\n`}${CLOSE}`

/** Divides a text at its lines for the program. */
export function chunksOf(text: string): Chunk[] {
  const chunks: Chunk[] = []
  const lines: string[] = []
  const flush = (): void => {
    const joined = lines.splice(0).join('\n')
    if (joined.trim() !== '') chunks.push({ kind: 'text', text: joined })
  }
  const all = text.split('\n')
  for (let at = 0; at < all.length; at++) {
    const found = openingIn(all[at] ?? '')
    if (!found) {
      lines.push(all[at] ?? '')
      continue
    }
    flush()
    if (found.kind !== 'block') chunks.push(found.chunk)
    else {
      const end = all.indexOf(CLOSE, at)
      const shown = all.slice(at + 1, end < 0 ? undefined : end).join('\n')
      const isSame = end >= 0 && digestOf(shown) === found.shown
      chunks.push(isSame ? { kind: 'node', node: found.node } : { kind: 'changed', text: shown })
      at = end < 0 ? all.length : end
    }
  }
  flush()
  return chunks
}

type Opening =
  | { readonly kind: 'other'; readonly chunk: Chunk }
  | { readonly kind: 'block'; readonly shown: string; readonly node: unknown }

function openingIn(line: string): Opening | null {
  const [, kind, json = ''] = OPEN.exec(line.trimEnd()) ?? []
  const value = kind === undefined ? null : jsonIn(json)
  if (value === null) return null
  if (kind === 'attrs') return { kind: 'other', chunk: { kind: 'attrs', attrs: value } }
  if (kind === 'block') return { kind: 'block', shown: String(value.shown), node: value.node }
  const { attrs, title, heading } = value
  return {
    kind: 'other',
    chunk: {
      kind: 'section',
      attrs: isJson(attrs) ? attrs : {},
      title: Array.isArray(title) ? title : null,
      heading: String(heading ?? ''),
    },
  }
}

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function jsonIn(json: string): Json | null {
  try {
    const value: unknown = JSON.parse(json)
    return isJson(value) ? value : null
  } catch {
    // Somebody has changed it by hand: it is left out.
    return {}
  }
}

/** Tells texts apart, whatever blanks are around their lines. */
export function digestOf(text: string): string {
  let hash = 0x811c9dc5
  for (const letter of text.replaceAll(/[ \t]+$/gm, '').trim()) {
    hash ^= letter.codePointAt(0) ?? 0
    hash = Math.imul(hash, 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
