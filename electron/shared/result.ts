// Expected failures, which the user can act on: error codes, AppError and the Result that crosses IPC.

/** Every code of an expected failure, as `room/problem`. Code may depend on it; the user sees the message. */
export const ERROR_CODES = [
  'document/invalid',
  'document/from-future',
  'document/damaged',
  'storage/from-future',
  'storage/busy',
  'storage/full',
  'storage/damaged',
  'storage/lost',
  'storage/unwritable',
  'storage/not-found',
  'storage/deleted',
  'storage/conflict',
  'storage/cancelled',
  'storage/stopped',
  'template/invalid',
  'template/not-found',
  'exchange/invalid',
  'exchange/from-future',
  'exchange/too-large',
  'asset/invalid',
  'asset/not-found',
  'enclosure/locked',
  'enclosure/invalid',
  'export/failed',
  'export/no-folder',
  'export/cancelled',
  'export/no-edition',
  'export/no-page',
  'export/marking',
  'print/failed',
  'policy/refused',
  'policy/invalid',
  'ipc/refused',
  'usage',
  'internal',
] as const

/** One of the closed list of error codes. */
export type ErrorCode = (typeof ERROR_CODES)[number]

/** An expected failure: `message` says what was attempted, on what, and what the user can do. */
export class AppError extends Error {
  readonly code: ErrorCode
  /** For `ipc/refused`: the invalid values of the request; empty when it is not about single values. */
  readonly refused: readonly ValuePath[]

  constructor(
    code: ErrorCode,
    message: string,
    options?: { cause?: unknown; refused?: readonly ValuePath[] },
  ) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
    this.refused = options?.refused ?? []
  }
}

/** Path to a value in a request: keys and indexes. */
export type ValuePath = readonly (string | number)[]

/** A value or an expected failure, as plain data: the reply to an IPC call. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly error: {
        readonly code: ErrorCode
        readonly message: string
        readonly refused?: readonly ValuePath[]
      }
    }

/**
 * Ends a `switch` over a closed union: does not compile while a case is missing; throws if the data contradict their
 * type.
 */
export function assertNever(value: never, what: string): never {
  throw new Error(`Unhandled ${what}: ${JSON.stringify(value)}`)
}
