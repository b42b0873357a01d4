// Enclosures taken in one after the other: one that fails stops none of the others.
import { expect, it } from 'vitest'
import type { AssetId } from '#shared/document/nodes'
import type { EnclosedFile } from '#shared/enclosed-file'
import { EnclosureIntake, type EnclosureText } from './enclosure-intake'

const read = (lost = 0): EnclosedFile => ({
  asset: 'a'.repeat(64) as AssetId,
  sheets: [{ count: 3, width: 595, height: 842 }],
  active: [],
  cautions: [],
  lost,
  marked: null,
  unlocked: false,
})
const file = (name: string) => new File(['x'], name)

/** An intake whose text refuses the first file by an error; it keeps the names of those put in and what was said. */
function intakeInto(found: EnclosedFile) {
  const shown: string[] = []
  const said: unknown[] = []
  let runs = 0
  const text: EnclosureText = {
    closed: () => false,
    marking: () => ({ scheme: 'uk', level: 'official', caveat: '', trainingRider: false }),
    run: () => {
      runs += 1
      if (runs === 1) throw new Error('This page does not fit.')
      return true
    },
    show: ({ content: [{ content }] }) => void shown.push(JSON.stringify(content)),
    report: (what) => void said.push(what),
  }
  const services = { add: async () => found, askPassword: async () => null, reading: () => () => undefined }
  return { intake: new EnclosureIntake(text, services), shown, said }
}

it('takes the files after one that failed, and says what failed', async () => {
  const { intake, shown, said } = intakeInto(read())
  intake.add([file('One.pdf'), file('Two.pdf')], null)
  await intake.settled()
  expect(shown.join()).toMatch(/^(?!.*One).*Two/)
  expect(said).toEqual(['This page does not fit.'])
  intake.add([file('Three.pdf')], null)
  await intake.settled()
  expect(shown.join()).toContain('Three')
})

it('says how many pages of a damaged file are empty', async () => {
  const { intake, said } = intakeInto(read(2))
  intake.add([file('One.pdf')], null)
  await intake.settled()
  expect(String(said)).toContain('“One.pdf” is damaged: 2 pages will be empty. Ask for it again.')
})

it('says when the section of a replacement was deleted meanwhile', async () => {
  const said: unknown[] = []
  const text: EnclosureText = {
    closed: () => false,
    marking: () => ({ scheme: 'uk', level: 'official', caveat: '', trainingRider: false }),
    run: () => false,
    show: () => undefined,
    report: (what) => void said.push(what),
  }
  const services = { add: async () => read(), askPassword: async () => null, reading: () => () => undefined }
  const intake = new EnclosureIntake(text, services)
  intake.replace(file('New.pdf'), 'gone')
  await intake.settled()
  expect(said).toEqual(['“New.pdf” was not put in: its section is no longer in the pack.'])
})
