// Takes back a Word file that was made of the open pack: what was changed in it becomes proposed changes, one step of undo.
import { addedLines } from '#shared/corrections/added-lines'
import { leftOutOf } from '#shared/corrections/beside-lines'
import { linesOf } from '#shared/corrections/lines'
import { withNotPlaced } from '#shared/corrections/not-placed'
import { type TakenBack, type TextWithValues, takeBack } from '#shared/corrections/take-back'
import type { FieldUse, Section } from '#shared/document/nodes'
import { printedWords } from '#shared/field-text'
import type { PackField } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import type { WaitingWord } from '#shared/word-calls'
import type { MadeFrom, WordFile } from '#shared/word-import'
import { call, messageOf } from '../../base/bridge'
import { newId } from '../../base/new-id'
import type { EditorSession } from '../session/editor-session'
import { restoreVersion } from '../text/commands/restore-version'
import { untracked } from '../text/proposals/tracking'
import { calloutLabels, trainerLabels } from '../text/state/labels'

/** Exports that are looked at for the text that was sent. */
const MOST_EXPORTS = 6
/** Labels that are printed differently by themes. */
const OTHER_LABELS = ['For discussion', 'Key judgment', 'Course handout']
const LABELS = [...Object.values(calloutLabels), ...Object.values(trainerLabels), ...OTHER_LABELS]

/** Asks for a file and takes it back. */
export async function importCorrections(session: EditorSession): Promise<void> {
  if (session.refusesChange()) return
  const [file] = (await call('word.choose', { what: 'file' })) ?? []
  if (file) await takeCorrections(session, file)
}

/** Takes a file back, and closes it. */
export async function takeCorrections(session: EditorSession, file: WaitingWord): Promise<void> {
  try {
    if (session.refusesChange()) return
    const read = await call('word.read', { fileId: file.fileId })
    if (!(await isForThisPack(session, file.name, read))) return
    const { marking } = session.store.meta.get()
    const { scheme, level, caveat } = marking
    // A file that was marked higher meanwhile is refused: its words would get the marking of the pack.
    const sections = await call('word.sections', {
      fileId: file.fileId,
      marking: { scheme, level: level ?? 'none', caveat, none: false },
    })
    const present = presentText(session)
    const sent = await sentText(session, { present, file: sections, madeFrom: read.madeFrom ?? null })
    const taken = takeBack({
      sent,
      present,
      file: sections,
      author: file.name,
      leftOut: leftOutOf(read, sent.title),
      time: new Date().toISOString(),
      newId,
      isAdded: addedLines(session.store.meta.get(), LABELS),
    })
    if (!session.closed) putIn(session, present.sections, taken, file.name)
  } catch (error) {
    session.report(messageOf(error))
  } finally {
    await call('word.close', { fileIds: [file.fileId] })
  }
}

/** Asks about a file that was made of another pack. */
async function isForThisPack(session: EditorSession, name: string, { madeFrom }: WordFile): Promise<boolean> {
  if (!madeFrom || madeFrom.pack === session.packId) return true
  const packs = await call('packs.list', null)
  const other = packs.find(({ id }) => id === madeFrom.pack)
  return new Promise((answer) =>
    session.ui.question.set({
      title: 'Import corrections from another pack?',
      words: `${name} was made from ${other ? `“${packTitle(other.title)}”` : 'a pack that is not in this library'}, not from the open pack.`,
      action: 'Import them here',
      answer,
    }),
  )
}

const valuesOf = (fields: readonly PackField[], language: string): ((field: FieldUse) => string) =>
  printedWords((name) => fields.find((field) => field.name === name), language)

interface SentText extends TextWithValues {
  readonly title: string
}

function presentText({ state, store }: EditorSession): SentText {
  const sections = state.doc.children.map((node) => node.toJSON() as Section)
  const { language, title } = store.meta.get()
  return { sections, value: valuesOf(store.fields.get(), language), title }
}

/** Whether the pack has not been changed since it was exported. */
async function isAsSent(session: EditorSession, madeFrom: MadeFrom | null): Promise<boolean> {
  if (madeFrom?.pack !== session.packId) return false
  await session.flush()
  return (await call('packs.read', { id: session.packId })).revision === madeFrom.revision
}

/** What a file is compared with. */
interface Compared {
  readonly present: SentText
  readonly file: readonly Section[]
  readonly madeFrom: MadeFrom | null
}

/** The present text if it was sent as it is, else the exported version with most lines in common with a file. */
async function sentText(session: EditorSession, { present, file, madeFrom }: Compared): Promise<SentText> {
  if (await isAsSent(session, madeFrom)) return present
  const words = new Set(linesOf(file, () => '').map(({ text }) => text))
  const commonIn = ({ sections, value }: TextWithValues): number =>
    linesOf(sections, value).filter(({ text }) => text !== '' && words.has(text)).length
  let best: { readonly text: SentText; readonly common: number } | null = null
  const { entries } = await call('history.list', { id: session.packId })
  for (const { number } of entries.filter(({ cause }) => cause === 'exported').slice(0, MOST_EXPORTS)) {
    const { sections, fields, meta } = await call('history.read', { id: session.packId, number })
    const value = valuesOf(fields ?? [], meta?.language ?? 'en-GB')
    const text = { sections, value, title: meta?.title ?? present.title }
    const common = commonIn(text)
    if (!best || common > best.common) best = { text, common }
  }
  // Without an export that is known, or with a worse one, the present text is what was sent.
  return best && best.common >= commonIn(present) ? best.text : present
}

function putIn(
  session: EditorSession,
  present: readonly Section[],
  { sections, changes, comments, notPlaced }: TakenBack,
  name: string,
): void {
  const first = present[0]
  const own = sections.find(({ attrs }) => attrs.id === first?.attrs.id) ?? first
  const about = { id: newId(), author: name, time: new Date().toISOString() }
  const noted = notPlaced.length > 0 && own ? withNotPlaced(own, notPlaced, about) : null
  const all = noted ? [...sections.filter((one) => one !== own), noted] : sections
  const { meta, fields } = session.store
  const before = { meta: meta.get(), fields: fields.get() }
  const order = present.map(({ attrs }) => attrs.id)
  if (all.length > 0)
    session.run((state, dispatch) =>
      restoreVersion({ sections: all, order, before, after: before })(
        state,
        dispatch && ((tr) => dispatch(untracked(tr))),
      ),
    )
  session.ui.wantedTab.set({ name: 'changes' })
  session.report(reportWords(name, changes, comments, notPlaced.length))
}

/** What came of it, in words. */
function reportWords(name: string, changes: number, comments: number, lost: number): string {
  const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`
  if (changes + comments + lost === 0) return `${name} has no corrections: its text is that of the pack.`
  const rest =
    lost > 0 ? ` No place was found for ${counted(lost, 'line')}: see the comment on the first title.` : ''
  return `${counted(changes, 'proposed change')} and ${counted(comments, 'comment')} from ${name}.${rest}`
}
