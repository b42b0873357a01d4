// What is to be said about a search above its results, and in their place.
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Marked } from './Marked'
import type { SearchResult } from './use-search'

interface Props {
  readonly result: SearchResult | null
  /** Number of archived packs, which are not in the list. */
  readonly archived: number
  onLook(words: string): void
  onTemplates(): void
}

/** Nothing while the list has all packs and nothing is searched. */
export function SearchStatus({ result, archived, onLook, onTemplates }: Props) {
  if (result === null) return archived > 0 ? <ArchiveLine count={archived} onLook={onLook} /> : null
  const { packs, templates, limited, pending, isReading, failure } = result
  const nothing = packs.length === 0 && templates.length === 0
  return (
    <>
      {pending > 0 && (
        <p className="search-status" role="status">
          {isReading
            ? 'The text of the library is being read for the search.'
            : 'A part of this library was never read for the search, and it is read-only. To search all of it, copy it to a folder that you can write to, and open the copy.'}{' '}
          {pending.toLocaleString('en-GB')} {pending === 1 ? 'section is' : 'sections are'} not in these
          results{isReading ? ' yet' : ''}.
        </p>
      )}
      {limited && (
        <p className="search-status">There are more results. Type another word to narrow them down.</p>
      )}
      {templates.map(({ id, title, snippet }) => (
        <button key={id} type="button" className="template-hit" onClick={onTemplates}>
          <span className="hit-section">
            My template: <Marked parts={title} />
          </span>
          <span className="hit-words">
            <Marked parts={snippet} />
          </span>
        </button>
      ))}
      {nothing && !isReading && (
        <EmptyState
          title={failure === null ? 'No results' : 'The search failed'}
          text={failure ?? 'No pack has all of these words in its title, text, fields, notes or comments.'}
        >
          <Button onClick={() => onLook('')}>Clear search</Button>
          {!/:deleted/.test(result.words) && (
            <Button onClick={() => onLook(`${result.words.trim()} include:deleted`)}>
              Include deleted packs
            </Button>
          )}
        </EmptyState>
      )}
    </>
  )
}

function ArchiveLine({ count, onLook }: { readonly count: number; onLook(words: string): void }) {
  return (
    <p className="search-status">
      {count === 1 ? '1 archived pack is' : `${count} archived packs are`} not in this list.{' '}
      <button type="button" className="text-button" onClick={() => onLook('is:archived')}>
        Show archive
      </button>
    </p>
  )
}
