// A section beside its template: what differs, and what of it the user takes. Nothing changes unless they say so.
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Block, NodeId, Section } from '#shared/document/nodes'
import type { Template } from '#shared/template'
import { bodyOf, compareTexts, differences, type Row, takeRows, templateBody } from '../../templates/compare'
import { useLibrary } from '../../templates/library'
import { drawBlocks } from '../../templates/preview'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { CheckRow } from '../../ui/form'
import { setOrigin, setSectionText } from '../commands/templates'
import { newId } from '../new-id'
import { useSession } from '../state/hooks'
import { outlineOf } from '../state/outline'
import { templateOf } from '../state/template-state'
import type { DialogProps } from './props'

/** What the sign before a row says, in words and with a sign of its own. */
const marks: Readonly<Record<Row['kind'], readonly [sign: string, words: string, take: string]>> = {
  same: ['=', 'Same', ''],
  changed: ['≠', 'Differs', 'Take the template’s'],
  mine: ['+', 'Only yours', 'Remove it'],
  theirs: ['−', 'Not in yours', 'Add it'],
}

/** The dialog; nothing when the section or its template is gone. */
export function CompareDialog({ section, ...ways }: DialogProps & { readonly section: NodeId }) {
  const session = useSession()
  const { library } = useLibrary()
  const [json] = useState(
    () =>
      outlineOf(session.state.doc)
        .find(({ id }) => id === section)
        ?.node.toJSON() as Section | undefined,
  )
  const template = json && templateOf(library, json.attrs)
  return json && template ? <Comparison section={json} template={template} {...ways} /> : null
}

function Comparison(props: DialogProps & { readonly section: Section; readonly template: Template }) {
  const { section, template, onClose, onDone } = props
  const session = useSession()
  const variant = section.attrs.templateVariant ?? 'full'
  const rows = useMemo(
    () => compareTexts(bodyOf(section), templateBody(template, variant, newId)),
    [section, template, variant],
  )
  const different = differences(rows)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [onlyDifferent, setOnlyDifferent] = useState(false)
  const origin = { templateId: template.id, templateVersion: template.version, templateVariant: variant }
  const take = (indexes: ReadonlySet<number>) =>
    onDone(() => session.run(setSectionText(section.attrs.id, takeRows(rows, indexes), origin)))
  const toggle = (index: number) => {
    const next = new Set(chosen)
    if (!next.delete(index)) next.add(index)
    setChosen(next)
  }
  const keep = () => onDone(() => session.run(setOrigin(section.attrs.id, origin)))
  const words = different.length === 1 ? '1 difference' : `${different.length} differences`
  return (
    <Dialog
      title={`Compare with “${template.title}”`}
      size="full"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button onClick={keep}>Keep mine</Button>
          <Button disabled={chosen.size === 0} onClick={() => take(chosen)}>
            Take the ticked {chosen.size > 0 && `(${chosen.size})`}
          </Button>
          <Button
            variant="primary"
            disabled={different.length === 0}
            onClick={() => take(new Set(different))}
          >
            Take the new text
          </Button>
        </>
      }
    >
      <div className="compare-intro">
        <span>
          {different.length === 0
            ? 'The section has the text of the template, word for word.'
            : `${words}: what you wrote, and what the template has changed since version ${section.attrs.templateVersion}. Nothing changes unless you take it.`}
        </span>
        {different.length > 0 && (
          <CheckRow label="Differences only" checked={onlyDifferent} onChange={setOnlyDifferent} />
        )}
      </div>
      <div className="compare-head">
        <span />
        <span>Your text</span>
        <span>
          Template, {variant} text, version {template.version}
        </span>
      </div>
      {rows.map((row, index) =>
        onlyDifferent && row.kind === 'same' ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one comparison never move
          <CompareRow key={index} row={row}>
            {row.kind !== 'same' && (
              <CheckRow
                label={marks[row.kind][2]}
                checked={chosen.has(index)}
                onChange={() => toggle(index)}
              />
            )}
          </CompareRow>
        ),
      )}
    </Dialog>
  )
}

function CompareRow({ row, children }: { readonly row: Row; readonly children: ReactNode }) {
  const [sign, words] = marks[row.kind]
  return (
    <div className="compare-row" data-kind={row.kind}>
      <div className="compare-mark">
        <span>
          <b aria-hidden="true">{sign}</b> {words}
        </span>
        {children}
      </div>
      <BlockView block={row.mine} side="mine" />
      <BlockView block={row.theirs} side="theirs" />
    </div>
  )
}

function BlockView({ block, side }: { readonly block: Block | null; readonly side: 'mine' | 'theirs' }) {
  const { library } = useLibrary()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (block) place.current?.replaceChildren(drawBlocks([block], library.fields))
  }, [block, library])
  return block ? <div ref={place} className="document preview" data-side={side} /> : <div />
}
