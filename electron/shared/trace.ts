// What may be written of an error: its kind and the places in the program, never a word of a message that may quote the user.
import { ERROR_CODES } from './result'

const NAME = /^[A-Z][A-Za-z]{0,40}(Error|Exception)$/
/** Codes of Node, of the system and of SQLite. */
const CODE = /^(E[A-Z0-9]{2,20}|ERR_[A-Z0-9_]{1,60}|SQLITE_[A-Z0-9_]{1,60})$/
/** Beginnings and ends of the engine's own messages that name nothing but the program's code. */
const HINTS: readonly RegExp[] = [
  /^Cannot (read|set) propert(y|ies) of (undefined|null)/,
  /^Cannot convert undefined or null to object/,
  /is not (a function|defined|iterable|a constructor)$/,
  /^Maximum call stack size exceeded$/,
  /^Invalid (array|string) length$/,
  /^Array buffer allocation failed$/,
  /^Assignment to constant variable/,
]
/** A line of a stack; the folder of the program may name the user and is left out. */
const FRAME =
  /^ {4}at (?:((?:async |new )?[\w$.<>#[\] ]{1,120}) \()?(?:[^()]*[/\\])?((?:node:)?[\w@.-]{1,80}:\d{1,7}:\d{1,7})\)?$/
/** A line that `traceOf` makes. */
const TRACE_LINE =
  /^( {4}at [\w$.<>#[\] :@-]{1,220}|(caused by )?[A-Za-z]{1,60}( [\w/]{1,80})?( \([a-z ]{1,60}\))?)$/i
const MOST_FRAMES = 40
const MOST_CAUSES = 4

/** Lines for the log: the kind of the error, the places it came through, and the same of what caused it. */
export function traceOf(error: unknown): string[] {
  return chain(error).flatMap((one, at) => [`${at > 0 ? 'caused by ' : ''}${kindOf(one)}`, ...framesOf(one)])
}

/** Whether a line from elsewhere looks like one of `traceOf`. */
export function isTraceLine(line: string): boolean {
  return TRACE_LINE.test(line)
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
  const name = NAME.test(error.name) ? error.name : 'Error'
  const code: unknown = Reflect.get(error, 'code')
  const isKnown = typeof code === 'string' && (CODE.test(code) || ERROR_CODES.some((one) => one === code))
  const hint = HINTS.map((pattern) => pattern.exec(error.message)?.[0]).find((found) => found !== undefined)
  return `${name}${isKnown ? ` ${code}` : ''}${hint === undefined ? '' : ` (${hint})`}`
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

/** The message may have lines of its own that look like places: nothing is taken from a stack that does not begin with it. */
function withoutMessage({ message, stack = '' }: Error): string {
  const at = message === '' ? 0 : stack.indexOf(message)
  const isHead = message === '' || (at >= 0 && /^[\w. [\]]{0,80}: $/.test(stack.slice(0, at)))
  return isHead ? stack.slice(at + message.length) : ''
}
