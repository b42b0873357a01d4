// Which files may be dropped, and messages for others.
import { expect, it } from 'vitest'
import { isImportable, refusal } from './dropped'

it('knows packs and templates by their names', () => {
  const names = ['Visit.bpack', 'OWN.BTEMPLATES', 'visit.bpack.pdf', 'data.json', 'bpack']
  expect(names.map(isImportable)).toEqual([true, true, false, false, false])
})

it('says what to do with other files', () => {
  expect(refusal({ name: 'map.png', type: 'image/png' })).toMatch(/map\.png.*text of a pack/)
  expect(refusal({ name: 'Minutes.PDF', type: '' })).toMatch(/Minutes\.PDF.*outline or the text of a pack/)
  expect(refusal({ name: 'Old brief.docx', type: '' })).toMatch(/Old brief\.docx.*paste/)
  expect(refusal({ name: 'a.exe', type: '' })).toMatch(/\.bpack/)
})
