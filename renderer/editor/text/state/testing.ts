// What tests of the state beside the text begin with.
import type { PackMeta } from '#shared/pack'

/** The meta of a plain briefing. */
export const packMeta = (change: Partial<PackMeta> = {}): PackMeta => ({
  title: 'Visit',
  subtitle: '',
  kind: 'briefing',
  author: '',
  organisation: '',
  reference: '',
  date: '',
  language: 'en-GB',
  marking: { scheme: 'none', level: 'none', caveat: '', trainingRider: false },
  paper: 'a4',
  theme: 'staff-paper',
  blueprint: null,
  ...change,
})
