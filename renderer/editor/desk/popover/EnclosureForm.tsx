// Properties of an enclosure: which pages, how they are given, and what is printed on its divider.
import { useState } from 'react'
import { hasPages, pageCount } from '#shared/document/enclosures'
import { ENCLOSURE_FITS, ENCLOSURE_FORMS, ENCLOSURE_STAMPS, type Enclosure } from '#shared/document/nodes'
import { readPageRanges } from '#shared/document/page-ranges'
import { CheckRow, ChoiceRow, TextRow } from '../../../ui/form'
import { changeEnclosure } from '../../text/commands/enclosures'
import { FIT_WORDS, FORM_WORDS, pagesWords, STAMP_WORDS } from '../../text/state/enclosure-words'
import { useSession, useText } from '../hooks'

type Attrs = Enclosure['attrs']

const choicesOf = <T extends string>(values: readonly T[], words: Readonly<Record<T, string>>) =>
  values.map((value) => [value, words[value]] as const)

const FORMS = choicesOf(ENCLOSURE_FORMS, FORM_WORDS)
const FITS = choicesOf(ENCLOSURE_FITS, FIT_WORDS)
const STAMPS = choicesOf(ENCLOSURE_STAMPS, STAMP_WORDS)

/** The form for the enclosure at a position. */
export function EnclosureForm({ pos }: { readonly pos: number }) {
  const session = useSession()
  const attrs = useText(({ doc }) => {
    const node = doc.nodeAt(pos)
    return node?.type.name === 'enclosure' ? (node.attrs as Attrs) : null
  })
  if (!attrs) return null
  const change = (part: Partial<Attrs>) => void session.run(changeEnclosure(pos, part), false)
  const printed = hasPages(attrs)
  return (
    <>
      {attrs.asset !== null && <PagesRow attrs={attrs} onChange={(pages) => change({ pages })} />}
      <TextRow
        label="Source"
        placeholder="Who issued it"
        value={attrs.source}
        onChange={(source) => change({ source })}
      />
      <TextRow
        label="Note"
        placeholder="Where it is held, for example"
        hint="Source and note are printed on the divider, or on the sheet that takes its place."
        value={attrs.note}
        onChange={(note) => change({ note })}
      />
      <ChoiceRow
        label="Printed"
        value={attrs.form}
        choices={FORMS}
        {...(attrs.asset === null ? { hint: 'There is no file: a sheet takes its place.' } : {})}
        onChange={(form) => change({ form })}
      />
      {printed && (
        <>
          <ChoiceRow
            label="Size of pages"
            value={attrs.fit}
            choices={FITS}
            onChange={(fit) => change({ fit })}
          />
          <ChoiceRow
            label="Marking, header and page number"
            value={attrs.stamp}
            choices={STAMPS}
            onChange={(stamp) => change({ stamp })}
          />
          <CheckRow
            label="Divider sheet with its title"
            checked={attrs.divider}
            onChange={(divider) => change({ divider })}
          />
        </>
      )}
      <TextRow
        label="Alternative text"
        placeholder="What the pages show"
        value={attrs.alt}
        onChange={(alt) => change({ alt })}
      />
    </>
  )
}

/** Ranges of pages as they are typed; those that make sense are taken at once. */
function PagesRow({ attrs, onChange }: { readonly attrs: Attrs; onChange(pages: string): void }) {
  const [typed, setTyped] = useState<string | null>(null)
  const count = pageCount(attrs)
  const read = readPageRanges(typed ?? attrs.pages, count)
  const isCurrent = 'pages' in read && read.pages === attrs.pages
  return (
    <TextRow
      label="Pages"
      placeholder={`All ${count}`}
      hint={'fault' in read ? read.fault : pagesWords(attrs)}
      value={typed !== null && (isCurrent || 'fault' in read) ? typed : attrs.pages}
      onChange={(value) => {
        setTyped(value)
        const ranges = readPageRanges(value, count)
        if ('pages' in ranges) onChange(ranges.pages)
      }}
    />
  )
}
