// Messages between main and the thread of the library.
import type { Failure } from '#shared/failure'
import type { Channel } from '#shared/ipc'
import type { LibraryNotice } from '#shared/library-notice'
import type { LibraryHandlers } from './library-handlers'
import type { LibraryStart } from './list-handlers'

/** Data that the thread starts with. */
export interface LibraryOrder {
  readonly database: string
  readonly profile: string
  readonly contentRoot: string
  /** The window was open on this library before, so that a missing file is noticed. */
  readonly openedBefore: boolean
  /** `new` sets aside what is in the library's place; `again` follows a thread that died while the window is open. */
  readonly start: 'usual' | 'new' | 'again'
  /** Shared with the first look; null without one. */
  readonly lock: SharedArrayBuffer | null
}

/** How the library was found. */
export interface FoundLibrary extends LibraryStart {
  /** The file for other threads to open for reading. */
  readonly file: string
  /** The library can't be changed. */
  readonly readOnly: boolean
  /** A message for the user about how the library was opened. */
  readonly notice: LibraryNotice | null
}

/** What the window may read before the library is checked. */
export const LOOKED_AT = [
  'window.first',
  'settings.read',
  'countries.read',
  'schemes.list',
  'dictionary.read',
  'library.read',
  'packs.list',
  'packs.changes',
  'packs.recent',
  'packs.read',
  'bin.list',
] as const satisfies readonly Channel[]

/** Messages to and from the thread of the first look. An answer without JSON means that the check has to be waited for. */
export interface ToFirstLook {
  readonly id: number
  readonly name: (typeof LOOKED_AT)[number]
  readonly request: unknown
}
export type FromFirstLook =
  /** With the reply to `window.first`. */
  | { readonly kind: 'opened'; readonly opened: FoundLibrary; readonly first: string }
  | { readonly kind: 'replied'; readonly id: number; readonly json: string | undefined }

/** The name of something that the thread does. */
export type LibraryCall = keyof LibraryHandlers

/** Messages to the thread. It answers calls in their order; only reading and writing other files takes turns. */
export type ToLibrary =
  | {
      readonly kind: 'call'
      readonly id: number
      readonly name: LibraryCall
      readonly args: readonly unknown[]
      /** The reply goes on to the window. */
      readonly asText: boolean
    }
  /** Closes the library; the thread ends when it has finished. */
  | { readonly kind: 'end' }

/** Messages from the thread. The first is `opened` or `refused`. */
export type FromLibrary =
  | { readonly kind: 'opened'; readonly opened: FoundLibrary }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  /** The reply to a channel of the window, as JSON. */
  | { readonly kind: 'replied'; readonly id: number; readonly json: string }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: Failure }
  | { readonly kind: 'notice'; readonly notice: LibraryNotice }
  /** So much of a repair is done; null when it is over. */
  | { readonly kind: 'stage'; readonly done: number | null }
