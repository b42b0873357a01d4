// The node views by the name of their node.
import type { NodeViews } from '../schema/extensions'
import { BoxView } from './boxes'
import { FieldView, FootnoteView, ReferenceView } from './chips'
import type { NodeContext } from './context'
import { EnclosureView } from './enclosure'
import { ImageView } from './image'
import { SectionView } from './section'
import { TableView } from './table'
import { TaskItemView } from './task-item'
import { TickBoxView } from './tick-box'

/** All views; plain DOM, because hundreds of them are on screen at once. */
export function nodeViews(context: NodeContext): NodeViews {
  const box: NodeViews['callout'] =
    () =>
    ({ node, getPos }) =>
      new BoxView(node, getPos, context)
  return {
    section:
      () =>
      ({ node, decorations }) =>
        new SectionView(node, decorations),
    callout: box,
    guidance: box,
    trainer: box,
    field:
      () =>
      ({ node }) =>
        new FieldView(node, context),
    footnote:
      () =>
      ({ node, view, getPos }) =>
        new FootnoteView(node, view, getPos, context),
    crossReference:
      () =>
      ({ node, view, getPos }) =>
        new ReferenceView(node, view, getPos, context),
    image:
      () =>
      ({ node, view, getPos }) =>
        new ImageView(node, view, getPos, context),
    enclosure:
      () =>
      ({ node, view, getPos }) =>
        new EnclosureView(node, view, getPos, context),
    table:
      () =>
      ({ node, view, getPos }) =>
        new TableView(node, view, getPos),
    tickBox:
      () =>
      ({ node, view, getPos }) =>
        new TickBoxView(node, view, getPos),
    taskItem:
      () =>
      ({ node, view, getPos }) =>
        new TaskItemView(node, view, getPos),
  }
}
