// The question which marking a Word file has: the words that were found, and the schemes and levels that they can mean.
import { foundMarkings, portionIn } from '#shared/found-markings'
import { findScheme, levelName, levelRank, offeredLevels } from '#shared/markings'
import type { WordFile, WordMarking } from '#shared/word-import'
import { ChoiceRow, TextRow } from '../ui/form'
import type { OwnAnswer } from './answer'

interface Props {
  readonly file: WordFile
  readonly answer: OwnAnswer | undefined
  onAnswer(answer: OwnAnswer): void
}

const OPEN = 'open'
const NONE = 'none'

/** Nothing for a file without anything that looks like a marking. */
export function MarkingQuestion({ file, answer, onAnswer }: Props) {
  const found = foundMarkings(file.lines, file.portions)
  if (found.length === 0) return null
  const marking = answer?.marking ?? null
  const choose = (scheme: string) => {
    const own = found.find((one) => one.scheme === scheme)
    if (scheme === NONE)
      return onAnswer({ marking: { scheme: 'none', level: 'none', caveat: '', none: true } })
    onAnswer({ marking: own ? { scheme, level: own.level, caveat: own.caveat, none: false } : null })
  }
  const schemes = found.map(({ scheme }) => [scheme, findScheme(scheme).name] as const)
  return (
    <fieldset className="word-marking" data-open-question={marking === null || undefined}>
      <legend className="form-label">How is this file marked?</legend>
      <p>{foundWords(file, found)}</p>
      <ChoiceRow
        label="Marking scheme"
        value={marking === null ? OPEN : marking.none ? NONE : marking.scheme}
        choices={[
          ...(marking === null ? [[OPEN, 'Choose…'] as const] : []),
          ...schemes,
          [NONE, 'These words are not a marking'] as const,
        ]}
        onChange={choose}
      />
      {marking && !marking.none && (
        <Level
          marking={marking}
          least={found.find(({ scheme }) => scheme === marking.scheme)?.level ?? marking.level}
          onChange={(changed) => onAnswer({ marking: changed })}
        />
      )}
      {marking === null && (
        <p className="form-hint">Choose a scheme, or say that the words are no marking.</p>
      )}
      {marking?.none && (
        <p className="form-hint">
          The pack has no marking. Words in the text stay as they are; those at the head and foot of pages are
          left out.
        </p>
      )}
    </fieldset>
  )
}

interface LevelProps {
  readonly marking: WordMarking
  /** The level that was found: lower ones can't be chosen. */
  readonly least: string
  onChange(marking: WordMarking): void
}

function Level({ marking, least, onChange }: LevelProps) {
  const { scheme, level, caveat } = marking
  const levels = offeredLevels(scheme).filter(({ id }) => levelRank(scheme, id) >= levelRank(scheme, least))
  return (
    <>
      <ChoiceRow
        label="Level of the pack"
        hint="Levels below the one that was found can’t be chosen here."
        value={level}
        choices={levels.map((one) => [one.id, levelName(one)] as const)}
        onChange={(id) => onChange({ ...marking, level: id })}
      />
      <TextRow label="Caveats" value={caveat} onChange={(words) => onChange({ ...marking, caveat: words })} />
    </>
  )
}

/** What was found, in a sentence. */
function foundWords({ portions }: WordFile, found: ReturnType<typeof foundMarkings>): string {
  const lines = [...new Set(found.flatMap((one) => one.lines))]
  const marks = portions.filter(({ text }) =>
    found.some(({ scheme }) => portionIn(text, findScheme(scheme)) !== null),
  )
  const heads = lines.length > 0 ? `At the head or foot of its pages: ${lines.join(', ')}.` : ''
  const before =
    marks.length > 0
      ? `At the start of paragraphs: ${marks.map(({ text, count }) => (count > 1 ? `${text} ×${count}` : text)).join(', ')}.`
      : ''
  return [heads, before].filter((part) => part !== '').join(' ')
}
