// Puts packs straight into the library of a running app and opens them; reads what was saved.
import type { Page } from 'playwright-core'
import type { Block, Section } from '#shared/document/nodes'
import type { Calls, Channel } from '#shared/ipc'
import type { PackField, PackMeta } from '#shared/pack'
import * as build from '../../electron/pdf/testing/build'
import { backgroundFields, backgroundSections } from '../fixtures/background-pack'

/** Calls main as the window would. Throws its error. */
export async function callMain<Name extends Channel>(
  window: Page,
  name: Name,
  request: Calls[Name]['request'],
): Promise<Calls[Name]['reply']> {
  const reply = await window.evaluate(
    ([channel, given]) => {
      const { attache } = globalThis as unknown as {
        attache: { call(channel: unknown, given: unknown): Promise<string> }
      }
      return attache.call(channel, given)
    },
    [name, request] as const,
  )
  const { ok, value, error } = JSON.parse(reply) as {
    ok: boolean
    value: Calls[Name]['reply']
    error?: { message: string }
  }
  if (!ok) throw new Error(error?.message)
  return value
}

/** A section with these blocks; an empty paragraph unless there are any. */
export function sectionOf(title: string, ...blocks: readonly Block[]): Section {
  return build.section(title, {}, ...(blocks.length > 0 ? blocks : [build.p('')]))
}

/** Stores a pack of these sections and opens it by a double click. */
export async function makePack(
  window: Page,
  title: string,
  sections: readonly Section[],
  fields: readonly PackField[] = [],
  details: Partial<PackMeta> = {},
): Promise<void> {
  const { meta } = build.pack(build.doc(), { title, ...details })
  await callMain(window, 'packs.create', { meta, fields, sections })
  await window.reload()
  await window.locator('tbody tr', { hasText: title }).dblclick()
  await window.locator('.document').first().waitFor()
}

/** Details as in the dialog New pack before anything is filled in. */
const NEW: Partial<PackMeta> = {
  ...{ subtitle: '', author: '', organisation: '', reference: '', kind: 'briefing' },
  ...{ language: 'en-GB', paper: 'a4', theme: 'staff-paper' },
  marking: { scheme: 'none', level: 'none', caveat: '', trainingRider: false },
}

/** Makes a pack of background sections, whatever the blueprints are, and waits for its text. */
export async function newPack(window: Page, title: string): Promise<void> {
  await makePack(window, title, backgroundSections(), backgroundFields(), NEW)
}

/** Saves, and gives the sections of a pack as they are stored. */
export async function savedSections(window: Page, title: string): Promise<readonly Section[]> {
  await window.keyboard.press('Control+s')
  await window.locator('.save-status[data-phase="saved"]').waitFor()
  const packs = await callMain(window, 'packs.list', null)
  const { doc } = await callMain(window, 'packs.read', {
    id: packs.find((pack) => pack.title === title)?.id ?? '',
  })
  return doc.content
}
