// Stack traces for the log: the kind of an error and its locations in the program, without its message, which may quote the user.
import { ERROR_CODES } from './result'

/** Names of errors of the engine, the browser, Node, SQLite, libraries and this program: any other may quote the user. */
const NAMES: ReadonlySet<string> = new Set([
  ...['Error', 'AggregateError', 'EvalError', 'InternalError', 'RangeError', 'ReferenceError', 'SyntaxError'],
  ...['TypeError', 'URIError', 'AssertionError', 'SystemError', 'CompileError', 'LinkError', 'RuntimeError'],
  ...[
    'AbortError',
    'ConstraintError',
    'DataCloneError',
    'DataError',
    'EncodingError',
    'HierarchyRequestError',
  ],
  ...['IndexSizeError', 'InvalidAccessError', 'InvalidCharacterError', 'InvalidModificationError'],
  ...['InvalidNodeTypeError', 'InvalidStateError', 'NamespaceError', 'NetworkError', 'NotAllowedError'],
  ...['NotFoundError', 'NotReadableError', 'NotSupportedError', 'OperationError', 'QuotaExceededError'],
  ...[
    'ReadOnlyError',
    'SecurityError',
    'TimeoutError',
    'TransactionInactiveError',
    'UnknownError',
    'VersionError',
  ],
  ...['WrongDocumentError', 'DOMException', 'SqliteError', 'ReplaceError', 'TransformError', 'YAMLException'],
  ...['YAMLParseError', 'YAMLWarning', 'ZodError', 'AppError'],
])
/** Error codes of Node, the system and SQLite. */
const CODE = /^(E[A-Z0-9]{2,20}|ERR_[A-Z0-9_]{1,60}|SQLITE_[A-Z0-9_]{1,60})$/
/** Messages of the JavaScript engine, without what they quote. */
const HINTS: readonly (readonly [message: RegExp, hint: string])[] = [
  [/^Cannot read propert(y|ies) of (undefined|null)/, 'read of undefined or null'],
  [/^Cannot set propert(y|ies) of (undefined|null)/, 'write to undefined or null'],
  [/^Cannot (convert|destructure)/, 'undefined or null'],
  [/is not a function$/, 'not a function'],
  [/is not defined$/, 'not defined'],
  [/is not iterable$/, 'not iterable'],
  [/^Maximum call stack size exceeded$/, 'too deep'],
  [/^Invalid (array|string) length$/, 'too long'],
  [/^Array buffer allocation failed$/, 'out of memory'],
]
/** A line of a stack; the program's folder is left out, as it may contain the user's name. */
const FRAME =
  /^ {4}at (?:((?:async |new )?[\w$.<>#[\] ]{1,120}) \()?(?:[^()]*[/\\])?((?:node:)?[\w@.-]{1,80}:\d{1,7}:\d{1,7})\)?$/
/** The two kinds of lines that `traceOf` produces. */
const PLACE_LINE = /^ {4}at ([\w$.<>#[\] ]{1,120} )?(node:)?[\w@.-]{1,80}:\d{1,7}:\d{1,7}$/
const KIND_LINE = /^(?:caused by )?(\w{1,60}|Thrown [a-z]{1,10})(?: ([\w/-]{1,80}))?(?: \(([a-z ]{1,40})\))?$/
const MOST_FRAMES = 40
const MOST_CAUSES = 4

/** Returns lines for the log: the kind of the error, its stack, and the same for its causes. */
export function traceOf(error: unknown): string[] {
  return chain(error).flatMap((one, at) => [`${at > 0 ? 'caused by ' : ''}${kindOf(one)}`, ...framesOf(one)])
}

/** Whether a line received from elsewhere could have been produced by `traceOf`. */
export function isTraceLine(line: string): boolean {
  const [kind, name = '', code, hint] = KIND_LINE.exec(line) ?? []
  if (kind === undefined) return PLACE_LINE.test(line)
  const isName = name.startsWith('Thrown ') || NAMES.has(name)
  return isName && (!code || isKnownCode(code)) && (!hint || HINTS.some(([, known]) => known === hint))
}

function chain(error: unknown): unknown[] {
  const all = [error]
  for (let next = error; next instanceof Error && next.cause !== undefined && all.length <= MOST_CAUSES; ) {
    next = next.cause
    all.push(next)
  }
  return all
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return `Thrown ${typeof error}`
  const name = NAMES.has(error.name) ? error.name : 'Error'
  const code: unknown = Reflect.get(error, 'code')
  const hint = HINTS.find(([message]) => message.test(error.message))?.[1]
  return `${name}${isKnownCode(code) ? ` ${code}` : ''}${hint === undefined ? '' : ` (${hint})`}`
}

function isKnownCode(code: unknown): code is string {
  return typeof code === 'string' && (CODE.test(code) || ERROR_CODES.some((one) => one === code))
}

function framesOf(error: unknown): string[] {
  const stack = error instanceof Error ? withoutMessage(error) : ''
  return stack
    .split('\n')
    .map((line) => FRAME.exec(line))
    .filter((found) => found !== null)
    .slice(0, MOST_FRAMES)
    .map(([, name, place]) => `    at ${name === undefined ? '' : `${name} `}${place}`)
}

/** A message may contain lines that look like a stack: a stack that does not begin with the message is ignored. */
function withoutMessage({ message, stack = '' }: Error): string {
  const at = message === '' ? 0 : stack.indexOf(message)
  const isHead = message === '' || (at >= 0 && /^[\w. [\]]{0,80}: $/.test(stack.slice(0, at)))
  return isHead ? stack.slice(at + message.length) : ''
}
