// Which files may be dropped, and messages for others.
import { expect, it } from 'vitest'
import { isImportable, refusal } from './dropped'

it('knows packs, templates and Word files by their names', () => {
  const names = ['Visit.bpack', 'OWN.BTEMPLATES', 'Old.docx', 'visit.bpack.pdf', 'data.json', 'bpack']
  expect(names.map(isImportable)).toEqual([true, true, true, false, false, false])
})

it('says what to do with other files', () => {
  expect(refusal({ name: 'map.png', type: 'image/png' })).toMatch(/map\.png.*text of a pack/)
  expect(refusal({ name: 'Minutes.PDF', type: '' })).toMatch(/Minutes\.PDF.*outline or the text of a pack/)
  expect(refusal({ name: 'Old brief.doc', type: '' })).toMatch(/Old brief\.doc”.*Save it in Word as \.docx/)
  expect(refusal({ name: 'Old brief.odt', type: '' })).toMatch(/Old brief\.odt.*paste/)
  expect(refusal({ name: 'a.exe', type: '' })).toMatch(/\.bpack/)
})
