// Inserts image files into the text: each is stored first, and its position is mapped through changes made meanwhile.
import type { Node } from '@tiptap/pm/model'
import { type Command, type EditorState, NodeSelection, Selection, type Transaction } from '@tiptap/pm/state'
import type { Asset } from '#shared/pack'
import { newId } from '../../base/new-id'
import type { PlacedPicture } from '../text/clipboard/paste'
import { insertBlock } from '../text/commands/blocks'
import { following, nodeType } from '../text/commands/compose'

/** What the intake needs from the open pack. */
export interface IntakeText {
  readonly state: EditorState
  readonly closed: boolean
  run(command: Command): boolean
  report(what: unknown): void
}

/** Inserts the images of one pack. */
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

  /** Inserts images at a position, one after the other; failures are reported. */
  add(files: readonly File[], pos: number): void {
    const place = { pos }
    this.places.add(place)
    this.last = this.last.then(async () => {
      for (const file of files) await this.putIn(file, place)
      this.places.delete(place)
    })
  }

  /** Stores pictures pasted with text and inserts all at once; text replaces those that can't be stored. */
  addPasted(pictures: readonly PlacedPicture[]): void {
    const places = pictures.map(({ pos }) => ({ pos }))
    const pasted = this.text.state.doc
    for (const place of places) this.places.add(place)
    this.last = this.last.then(async () => {
      const stored: Stored[] = []
      for (const { file } of pictures)
        stored.push(await this.store(file).catch((cause: unknown) => ({ cause })))
      for (const place of places) this.places.delete(place)
      if (this.text.closed) return
      for (const one of stored) if ('cause' in one) this.text.report(one.cause)
      const put = putPictures(pictures, stored, places)
      this.text.run(this.text.state.doc === pasted ? sameStep(put) : put)
    })
  }

  /** Maps the positions of pending images through a change of the text. */
  follow({ mapping }: Transaction): void {
    for (const place of this.places) place.pos = mapping.map(place.pos)
  }

  /** Resolves when all added images are in the text. */
  settled(): Promise<void> {
    return this.last
  }

  private async putIn(file: File, place: { pos: number }): Promise<void> {
    const { text } = this
    try {
      const asset = await this.store(file)
      if (text.closed) return
      const image = nodeType(text.state, 'image').create({ id: newId(), asset: asset.id })
      text.run(putAt(place, image))
    } catch (cause) {
      text.report(cause)
    }
  }
}

/** Result of storing a picture. */
type Stored = Pick<Asset, 'id'> | { readonly cause: unknown }

/** Joins a command to the undo step of the change before it. */
function sameStep(command: Command): Command {
  return (state, dispatch) =>
    command(state, dispatch && ((tr) => dispatch(tr.setMeta('appendedTransaction', state.tr))))
}

/** Puts pictures into the empty paragraphs reserved for them, or before text written there; the cursor stays. */
function putPictures(
  pictures: readonly PlacedPicture[],
  stored: readonly Stored[],
  places: readonly { readonly pos: number }[],
): Command {
  return (state, dispatch) => {
    const { tr } = state
    for (const [index, { alt }] of pictures.entries()) {
      const asset = stored[index]
      const pos = tr.mapping.map(places[index]?.pos ?? 0)
      const there = tr.doc.nodeAt(pos)
      const kept = there?.type.name === 'paragraph' && there.content.size === 0
      if (asset && 'id' in asset) {
        const image = nodeType(state, 'image').create({ id: newId(), asset: asset.id, alt })
        const $pos = tr.doc.resolve(pos)
        // A paragraph with the cursor stays below the picture: what is typed next belongs there.
        const { from, to } = tr.selection
        const instead =
          kept &&
          !(from <= pos + 1 && to >= pos + 1) &&
          $pos.parent.canReplaceWith($pos.index(), $pos.index() + 1, image.type)
        if (instead) tr.replaceWith(pos, pos + 2, image)
        else tr.insert(pos, image)
      } else if (kept) tr.insertText(alt ? `[Image: ${alt}]` : '[Picture]', pos + 1)
    }
    if (tr.docChanged) dispatch?.(tr)
    return tr.docChanged
  }
}

/** Inserts an image at a position. Typing elsewhere is not interrupted; the next image goes below this one. */
function putAt(place: { pos: number }, image: Node): Command {
  return (state, dispatch) => {
    const at = cursorAt(state.doc, place.pos)
    const writesHere = at.$from.sameParent(state.selection.$from)
    return following((tr) => tr.setSelection(at), insertBlock(image))(
      state,
      dispatch &&
        ((tr) => {
          const below = tr.selection.from
          dispatch(writesHere ? tr : tr.setSelection(state.selection.map(tr.doc, tr.mapping)))
          place.pos = below
        }),
    )
  }
}

/** Selects the image before a position, or the nearest cursor. */
function cursorAt(doc: Node, wanted: number): Selection {
  const $pos = doc.resolve(Math.min(wanted, doc.content.size))
  return $pos.nodeBefore?.type.name === 'image'
    ? NodeSelection.create(doc, $pos.pos - 1)
    : Selection.near($pos)
}
