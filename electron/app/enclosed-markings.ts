// Keeps enclosed pages from leaving under a lower marking than they bear, unless the user has said which one they have.
import { quotable } from '#shared/characters'
import { markingInPrint } from '#shared/check'
import { enclosedAbove } from '#shared/check-markings'
import { plainText } from '#shared/document/query'
import { isStated, pagesInWords, wordsProblem } from '#shared/enclosed-words'
import type { ExportOptions, Pack, Problem } from '#shared/pack'
import { AppError } from '#shared/result'
import type { Engine, Layout } from '../pdf'

/** Returns what is to be said about the words on enclosed pages: markings above their own, and pages that can't be read. */
export async function enclosedMarkings(
  engine: Engine,
  layout: Layout,
  pack: Pack,
  options: ExportOptions,
): Promise<Problem[]> {
  const sections = new Map(pack.doc.content.map((section) => [section.attrs.id, section]))
  const marking = markingInPrint(pack, options)
  // What is above the pack already stands in the way.
  const isSettled = (id: string): boolean => {
    const section = sections.get(id)
    return !section || isStated(section) || enclosedAbove(section, marking) !== null
  }
  const all = await engine.enclosedWords(layout, isSettled)
  return all.flatMap((words) => {
    const section = sections.get(words.section)
    const problem = section ? wordsProblem(section, words, marking) : null
    return [...(problem ? [problem] : []), ...(marking.scheme === 'none' ? [] : unreadProblem(words))]
  })
}

function unreadProblem({ section, unread }: { section: string; unread: readonly number[] }): Problem[] {
  if (unread.length === 0) return []
  const message = `Attaché can’t read what is written on ${pagesInWords(unread)} of the enclosed file, as of a scan. Look whether a higher marking is on it.`
  return [{ severity: 'warning', message, section, target: null }]
}

/** Throws `export/marking` when something must be settled before a file is made. */
export function refuseTooLow({ doc }: Pack, problems: readonly Problem[]): void {
  const stopping = problems.filter(({ stops }) => stops !== undefined)
  const [first] = stopping
  if (!first) return
  const title = doc.content.find(({ attrs }) => attrs.id === first.section)?.content[0]
  const words = title ? plainText(title).trim() : ''
  const more = stopping.length > 1 ? ` The same is true of ${stopping.length - 1} more.` : ''
  throw new AppError(
    'export/marking',
    `${words === '' ? '' : `${quotable(words)}: `}${first.message}${more} No file was made.`,
  )
}
