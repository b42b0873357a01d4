// Properties of an image: alternative text, caption, width.
import { CheckRow, FormRow, TextRow } from '../../../ui/form'
import { useSession, useText } from '../hooks'

/** The form for the image at a position. */
export function ImageForm({ pos }: { readonly pos: number }) {
  const { editor, readOnly } = useSession()
  const attrs = useText(({ doc }) => {
    const node = doc.nodeAt(pos)
    return node?.type.name === 'image' ? node.attrs : null
  })
  if (!attrs) return null
  const set = (name: string, value: unknown) =>
    editor.view.dispatch(editor.state.tr.setNodeAttribute(pos, name, value))
  return (
    <>
      {!attrs.decorative && (
        <TextRow
          label="Alternative text"
          hint="Describes the image for people who can’t see it."
          value={attrs.alt}
          onChange={(alt) => set('alt', alt)}
        />
      )}
      <CheckRow
        label="Mark as decorative"
        checked={attrs.decorative}
        onChange={(value) => set('decorative', value)}
      />
      <TextRow label="Caption" value={attrs.caption} onChange={(caption) => set('caption', caption)} />
      <FormRow label={`Width: ${attrs.widthPercent}% of text width`}>
        {(id) => (
          <input
            id={id}
            type="range"
            disabled={readOnly}
            min={5}
            max={100}
            step={5}
            value={attrs.widthPercent}
            onChange={(event) => set('widthPercent', Number(event.target.value))}
          />
        )}
      </FormRow>
    </>
  )
}
