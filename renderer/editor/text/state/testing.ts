// Fixtures for tests of the pack store.
import type { PackMeta } from '#shared/pack'

/** Metadata of a plain briefing. */
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
