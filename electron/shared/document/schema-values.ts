// Tests of attributes' values that are lists or objects.
import { MAX_ENCLOSURE_PAGES, MAX_ENCLOSURE_SIDE } from '../limits'
import {
  type CommentEntry,
  type CommentThread,
  type EnclosedPages,
  FIELD_ENDINGS,
  type FieldForm,
} from './nodes'

const COMMENT_ID = /^[A-Za-z0-9_-]{1,64}$/
const UTC_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/

/** Whether a text can be the id of a comment or proposed change. */
export const isChangeId = (id: unknown): boolean => typeof id === 'string' && COMMENT_ID.test(id)

/** Whether a text is a time in ISO 8601 and UTC. */
export const isTime = (time: unknown): boolean => typeof time === 'string' && UTC_TIME.test(time)

const isText = (value: unknown): boolean => typeof value === 'string'
const oneOf =
  (values: readonly unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value)
const isCount = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_ENCLOSURE_PAGES

/** Threads with unique ids, each with at least one entry. */
export function isCommentList(value: unknown): boolean {
  if (!Array.isArray(value)) return false
  const ids = new Set(value.map((thread) => thread?.id))
  return ids.size === value.length && value.every(isCommentThread)
}

function isCommentThread(value: unknown): boolean {
  const { id, resolved, entries, ...others } = (value ?? {}) as Partial<CommentThread>
  return (
    isChangeId(id) &&
    typeof resolved === 'boolean' &&
    Array.isArray(entries) &&
    entries.length > 0 &&
    entries.every(isCommentEntry) &&
    Object.keys(others).length === 0
  )
}

function isCommentEntry(value: unknown): boolean {
  const { author, time, text, ...others } = (value ?? {}) as Partial<CommentEntry>
  return isText(author) && isTime(time) && isText(text) && Object.keys(others).length === 0
}

const isFlag = oneOf([undefined, true])
/** Words of a sentence, without line breaks. */
const isAgreement = (value: unknown): boolean => typeof value === 'string' && /^[^\n]{1,100}$/.test(value)

/** A form with at least one property; null means as typed. */
export function isFieldForm(value: unknown): boolean {
  const { article, capital, ending, agree, ...others } = (value ?? {}) as FieldForm
  if (Object.keys(others).length > 0 || !isFlag(article) || !isFlag(capital)) return false
  if (!oneOf([undefined, ...FIELD_ENDINGS])(ending)) return false
  if (agree === undefined) return article === true || capital === true || ending !== undefined
  const alone = article === undefined && capital === undefined && ending === undefined
  return alone && Array.isArray(agree) && agree.length === 2 && agree.every(isAgreement)
}

const isSide = (value: unknown): boolean =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 && value <= MAX_ENCLOSURE_SIDE

/** Whether a value is the sizes of the pages of an enclosed file. */
export function isEnclosedPages(value: unknown): boolean {
  if (!Array.isArray(value)) return false
  const isRun = (run: Partial<EnclosedPages> | null): boolean => {
    const { count, width, height, ...others } = run ?? {}
    return isCount(count) && isSide(width) && isSide(height) && Object.keys(others).length === 0
  }
  return value.every(isRun) && value.reduce((sum, { count }) => sum + count, 0) <= MAX_ENCLOSURE_PAGES
}
