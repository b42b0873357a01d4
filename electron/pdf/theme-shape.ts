// Readers for the parts of a theme file: each takes unknown JSON and its path, and returns a checked value.
import { AppError } from '#shared/result'

/** Takes JSON and its path; returns the value or throws `template/invalid`. */
export type Reader<T> = (json: unknown, place: string) => T

/** The type that a reader returns. */
export type Read<R> = R extends Reader<infer T> ? T : never

function refuse(place: string, expected: string): never {
  throw new AppError('template/invalid', `The theme can't be used: ${place} must be ${expected}.`)
}

/** A number within bounds. */
export const number =
  (min: number, max: number): Reader<number> =>
  (json, place) =>
    typeof json === 'number' && json >= min && json <= max
      ? json
      : refuse(place, `a number from ${min} to ${max}`)

/** Any text. */
export const text: Reader<string> = (json, place) => (typeof json === 'string' ? json : refuse(place, 'text'))

export const flag: Reader<boolean> = (json, place) =>
  typeof json === 'boolean' ? json : refuse(place, 'true or false')

/** A colour as `#rrggbb`. */
export const colour: Reader<string> = (json, place) =>
  typeof json === 'string' && /^#[0-9a-f]{6}$/.test(json) ? json : refuse(place, 'a colour such as #1f3a5f')

/** One of some words. */
export const oneOf =
  <const W extends readonly string[]>(words: W): Reader<W[number]> =>
  (json, place) =>
    words.find((word) => word === json) ?? refuse(place, `one of ${words.join(', ')}`)

/** A list of at least `least` values. */
export const list =
  <T>(item: Reader<T>, least: number): Reader<readonly T[]> =>
  (json, place) =>
    Array.isArray(json) && json.length >= least
      ? json.map((value, index) => item(value, `${place}[${index}]`))
      : refuse(place, `a list of at least ${least}`)

/** An object with exactly these parts. */
export const object =
  <S extends Record<string, Reader<unknown>>>(shape: S): Reader<{ readonly [K in keyof S]: Read<S[K]> }> =>
  (json, place) => {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) refuse(place, 'an object')
    const values = json as Record<string, unknown>
    const unknown = Object.keys(values).find((key) => !(key in shape))
    if (unknown !== undefined) refuse(place, `free of the unknown part "${unknown}"`)
    const entries = Object.entries(shape).map(([key, read]) => [key, read(values[key], `${place}.${key}`)])
    return Object.fromEntries(entries) as { readonly [K in keyof S]: Read<S[K]> }
  }

/** An object with one value for each of some keys. */
export const each = <const K extends readonly string[], T>(
  keys: K,
  item: Reader<T>,
): Reader<Readonly<Record<K[number], T>>> =>
  object(Object.fromEntries(keys.map((key) => [key, item]))) as unknown as Reader<
    Readonly<Record<K[number], T>>
  >
