// `attache save`: a copy of a pack as a file, whole or only what an edition prints.
import { resolve } from 'node:path'
import { withoutParts } from '#shared/copy-parts'
import { LEFT_OF_COPIES } from '#shared/exported'
import { AppError } from '#shared/result'
import { copiedContent, writeCopy } from '../app/pack-file'
import { type Command, count, onlyArgument, required } from './command'
import { editionIn, openSource } from './source'

export const save: Command = {
  summary: 'save a copy of a pack as a file to send',
  usage: 'save FILE.bpack|PACK-ID --out FILE.bpack|FILE.md [--edition EDITION | --everything]',
  help: [
    '--out FILE.bpack   file to write; Markdown if its name ends with .md, with pictures and enclosed files in a folder beside it',
    '--edition EDITION  only what this edition prints, without comments, guidance and fields: own, partner, student,',
    '                   instructor, or the name of one of the pack’s own editions',
    '--everything       all of the pack, with comments, proposed changes, sections that aren’t printed, fields that the text doesn’t use',
    '                   and names of image files; this or --edition is required when not everyone may read all of it',
    '--db FILE          the library, for a PACK-ID',
  ].join('\n'),
  options: { out: { type: 'string' }, edition: { type: 'string' }, everything: { type: 'boolean' } },
  async run(call) {
    const source = onlyArgument(call, 'The pack to save')
    const out = required(call, 'out')
    const everything = call.values.everything === true
    if (resolve(out) === resolve(source))
      throw new AppError('usage', `--out ${out} would overwrite the pack itself.`)
    if (everything && call.values.edition !== undefined)
      throw new AppError('usage', 'Use --edition or --everything, not both.')
    const { pack, assets } = await openSource(call, source)
    const edition = everything ? null : editionIn(call, pack)
    const whole = copiedContent(pack, assets, edition)
    const content = everything || edition ? whole : withoutParts(whole, LEFT_OF_COPIES)
    await writeCopy(content, out)
    await call.out(`${out}: “${content.meta.title}”, ${count(content.doc.content.length, 'section')}\n`)
  },
}
