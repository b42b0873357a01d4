// Images on their way from files into the text: each is stored first, and its place keeps up with what is typed meanwhile.
import { type Command, type EditorState, NodeSelection, Selection, type Transaction } from '@tiptap/pm/state'
import type { Asset } from '#shared/pack'
import { newId } from '../../new-id'
import { insertBlock } from '../commands/blocks'
import { nodeType } from '../commands/compose'

/** What the intake needs of the open pack. */
export interface IntakeText {
  readonly state: EditorState
  readonly closed: boolean
  run(command: Command): boolean
  report(what: unknown): void
}

/** Takes in the images of one pack. */
export class ImageIntake {
  private readonly text: IntakeText
  private readonly store: (file: File) => Promise<Pick<Asset, 'id'>>
  private readonly places = new Set<{ pos: number }>()
  private last: Promise<void> = Promise.resolve()

  /** `store` puts a file into the library. */
  constructor(text: IntakeText, store: (file: File) => Promise<Pick<Asset, 'id'>>) {
    this.text = text
    this.store = store
  }

  /** Puts images in at a place of the text, one after the other; what fails is reported. */
  add(files: readonly File[], pos: number): void {
    const place = { pos }
    this.places.add(place)
    this.last = this.last.then(async () => {
      for (const file of files) await this.putIn(file, place)
      this.places.delete(place)
    })
  }

  /** Moves the places of images that are still to come through a change of the text. */
  follow({ mapping }: Transaction): void {
    for (const place of this.places) place.pos = mapping.map(place.pos)
  }

  /** Resolves when all images that were added are in the text. */
  settled(): Promise<void> {
    return this.last
  }

  private async putIn(file: File, place: { pos: number }): Promise<void> {
    const { text } = this
    try {
      const asset = await this.store(file)
      if (text.closed) return
      text.run(selectAt(place.pos))
      text.run(insertBlock(nodeType(text.state, 'image').create({ id: newId(), asset: asset.id })))
      // The image is selected now: the next one comes below it.
      place.pos = text.state.selection.from
    } catch (cause) {
      text.report(cause)
    }
  }
}

/** Selects the image that stands at a place, or puts the cursor there. */
function selectAt(wanted: number): Command {
  return ({ doc, tr }, dispatch) => {
    const pos = Math.min(wanted, doc.content.size)
    const image = doc.nodeAt(pos)?.type.name === 'image'
    dispatch?.(tr.setSelection(image ? NodeSelection.create(doc, pos) : Selection.near(doc.resolve(pos))))
    return true
  }
}
