// The sender: who the user's packs come from; asked once, stored in the library's settings and filled into the fields of new packs.
import { MAX_TEXT } from './limits'
import type { PackField } from './pack'

/** Names of the fields that the sender fills in. Organisation and usual marking are settings of their own. */
export const SENDER_FIELDS = [
  'sending_state',
  'lead_office',
  'embassy_city',
  'point_of_contact',
  'poc_telephone',
  'poc_mail',
] as const
export type SenderField = (typeof SENDER_FIELDS)[number]

/** Values by the name of the field; empty ones may be left out. */
export type Sender = Readonly<Partial<Record<SenderField, string>>>

/** Whether this is a sender, with texts for known fields alone. */
export function isSender(value: unknown): value is Sender {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.entries(value).every(
    ([name, text]) => isSenderField(name) && typeof text === 'string' && text.length <= MAX_TEXT,
  )
}

/** Whether a field is filled in from the sender. */
export const isSenderField = (name: string): name is SenderField =>
  (SENDER_FIELDS as readonly string[]).includes(name)

/** Returns the sender's value for a field; empty when it has none. */
export const senderValue = (sender: Sender | null, name: string): string =>
  isSenderField(name) ? (sender?.[name]?.trim() ?? '') : ''

/** Returns new fields with the values of the sender in place of their defaults. */
export const withSender = (fields: readonly PackField[], sender: Sender | null): PackField[] =>
  fields.map((field) => ({ ...field, value: senderValue(sender, field.name) || field.value }))

/** Returns the sender in the values of some fields. */
export const senderOf = (fields: readonly PackField[]): Sender =>
  Object.fromEntries(
    fields.flatMap(({ name, value }) =>
      isSenderField(name) && value.trim() !== '' ? [[name, value.trim()] as const] : [],
    ),
  )
