// The user's profile: details of the author, asked once, stored in the library's settings and filled into the fields of
// new packs.
import { MAX_TEXT } from './limits'
import type { PackField } from './pack'

/** Names of the fields that the profile fills in. Organisation and usual marking are settings of their own. */
export const PROFILE_FIELDS = [
  'sending_state',
  'lead_office',
  'embassy_city',
  'point_of_contact',
  'poc_telephone',
  'poc_mail',
] as const
export type ProfileField = (typeof PROFILE_FIELDS)[number]

/** Values by the name of the field; empty ones may be left out. */
export type Profile = Readonly<Partial<Record<ProfileField, string>>>

/** Whether this is a profile, with texts for known fields alone. */
export function isProfile(value: unknown): value is Profile {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.entries(value).every(
    ([name, text]) => isProfileField(name) && typeof text === 'string' && text.length <= MAX_TEXT,
  )
}

/** Whether a field is filled in from the profile. */
export const isProfileField = (name: string): name is ProfileField =>
  (PROFILE_FIELDS as readonly string[]).includes(name)

/** Returns the profile's value for a field; empty when it has none. */
export const profileValue = (profile: Profile | null, name: string): string =>
  isProfileField(name) ? (profile?.[name]?.trim() ?? '') : ''

/** Returns new fields with the values of the profile in place of their defaults. */
export const withProfile = (fields: readonly PackField[], profile: Profile | null): PackField[] =>
  fields.map((field) => ({ ...field, value: profileValue(profile, field.name) || field.value }))

/** Returns the profile in the values of some fields. */
export const profileOf = (fields: readonly PackField[]): Profile =>
  Object.fromEntries(
    fields.flatMap(({ name, value }) =>
      isProfileField(name) && value.trim() !== '' ? [[name, value.trim()] as const] : [],
    ),
  )
