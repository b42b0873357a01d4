// The tags of one or several packs.
import { useEffect, useRef, useState } from 'react'
import { LONGEST_TAG, MOST_TAGS, type PackSummary } from '#shared/pack'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { TextRow } from '../ui/form'
import { byName } from './packs-view'

interface Props {
  readonly packs: readonly PackSummary[]
  /** All tags in use. */
  readonly known: readonly string[]
  /** Gets the tags that each pack is to have. */
  onApply(tagsOf: (pack: PackSummary) => readonly string[]): void
  onClose(): void
}

/** What is to happen to a tag: all packs get it, none keeps it, or each stays as it is. */
type Wish = 'all' | 'none' | 'mixed'

/** Ticks existing tags and adds a new one; several packs may have different ones. */
export function TagsDialog({ packs, known, onApply, onClose }: Props) {
  const [wishes, setWishes] = useState<ReadonlyMap<string, Wish>>(
    () => new Map(known.map((tag) => [tag, wishOf(packs, tag)])),
  )
  const [typed, setTyped] = useState('')
  const apply = () => {
    const added = typed.trim().replace(/\s+/g, ' ')
    const all = new Map(wishes)
    if (added !== '')
      all.set([...all.keys()].find((tag) => tag.toLowerCase() === added.toLowerCase()) ?? added, 'all')
    onClose()
    onApply((pack) => tagsWith(pack, all))
  }
  return (
    <Dialog
      title={packs.length === 1 ? 'Tags' : `Tags of ${packs.length} packs`}
      size="small"
      onClose={onClose}
      onSubmit={apply}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit">
            Apply
          </Button>
        </>
      }
    >
      <TextRow label="New tag" value={typed} maxLength={LONGEST_TAG} onChange={setTyped} />
      {wishes.size > 0 && (
        <fieldset className="tag-list" aria-label="Tags">
          {[...wishes].map(([tag, wish]) => (
            <TagRow
              key={tag}
              {...{ tag, wish }}
              onChange={(next) => setWishes(new Map(wishes).set(tag, next))}
            />
          ))}
        </fieldset>
      )}
    </Dialog>
  )
}

interface RowProps {
  readonly tag: string
  readonly wish: Wish
  onChange(wish: Wish): void
}

function TagRow({ tag, wish, onChange }: RowProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = wish === 'mixed'
  }, [wish])
  return (
    <label className="check-row">
      <input
        ref={box}
        type="checkbox"
        checked={wish === 'all'}
        onChange={(event) => onChange(event.target.checked ? 'all' : 'none')}
      />
      <bdi>{tag}</bdi>
    </label>
  )
}

function wishOf(packs: readonly PackSummary[], tag: string): Wish {
  const count = packs.filter(({ tags }) => tags.includes(tag)).length
  return count === 0 ? 'none' : count === packs.length ? 'all' : 'mixed'
}

function tagsWith({ tags }: PackSummary, wishes: ReadonlyMap<string, Wish>): string[] {
  const kept = tags.filter((tag) => wishes.get(tag) !== 'none')
  const added = [...wishes].flatMap(([tag, wish]) => (wish === 'all' ? [tag] : []))
  return [...new Set([...kept, ...added])].slice(0, MOST_TAGS).sort(byName)
}
