// Encloses files in a pack: each is read and stored first, then put in as a section, or in place of the file of one.
import type { Command } from '@tiptap/pm/state'
import { quotable } from '#shared/characters'
import { NEW_ENCLOSURE } from '#shared/document/enclosures'
import type { Enclosure, Section } from '#shared/document/nodes'
import type { EnclosedFile } from '#shared/enclosed-file'
import { markingFor, pagesInWords } from '#shared/enclosed-words'
import { MAX_ENCLOSURE_BYTES } from '#shared/limits'
import type { PackMarking } from '#shared/markings'
import { pageWords } from '#shared/page-words'
import { AppError } from '#shared/result'
import { messageOf } from '../../base/bridge'
import { newId } from '../../base/new-id'
import { sizeWords } from '../../base/size-words'
import { enclosureSection, insertEnclosure, type Place, replaceFile } from '../text/commands/enclosures'

/** What the intake needs from the open pack. */
export interface EnclosureText {
  closed(): boolean
  /** That of the pack. */
  marking(): PackMarking
  run(command: Command): boolean
  /** Brings a section on screen. */
  show(section: Section): void
  report(what: unknown): void
}

/** What it needs from the window. */
export interface EnclosureServices {
  /** Reads a file and stores it. Throws `enclosure/locked` while the password is missing or wrong. */
  add(file: File, password: string | null): Promise<EnclosedFile>
  /** Asks for the password of a file; null when the user cancels. */
  askPassword(name: string, message: string): Promise<string | null>
  /** Says that a file is being read; returns a function that takes the message away. `cancel` stops waiting for it. */
  reading(name: string, cancel: () => void): () => void
}

/** Encloses files one after the other. */
export class EnclosureIntake {
  private last: Promise<void> = Promise.resolve()
  /** What the user should know of the files read so far. */
  private readonly said: string[] = []

  constructor(
    private readonly text: EnclosureText,
    private readonly services: EnclosureServices,
  ) {}

  /** Encloses files at a place, in their order; those that can't be are reported. */
  add(files: readonly File[], place: Place): void {
    let at = place
    for (const file of files)
      this.queue(async () => {
        const section = await this.sectionOf(file)
        if (!section) return
        this.text.run(insertEnclosure(section, at))
        this.text.show(section)
        at = { after: section.attrs.id }
      })
    this.last = this.last.then(() => this.say())
  }

  /** Puts another file in place of that of a section. */
  replace(file: File, section: string): void {
    this.queue(async () => {
      const read = await this.read(file)
      if (read && !this.text.run(replaceFile(section, read, this.markingOf(read))))
        this.said.push(`“${file.name}” was not put in: its section is no longer in the pack.`)
    })
    this.last = this.last.then(() => this.say())
  }

  /** Resolves when all files are in the text. */
  settled(): Promise<void> {
    return this.last
  }

  /** Does something after what was begun before; a failure is told, and stops nothing that comes after it. */
  private queue(work: () => Promise<void>): void {
    this.last = this.last.then(work).catch((cause: unknown) => void this.said.push(messageOf(cause)))
  }

  /** A sheet stands for a file that is too large; null when there is nothing to put in. */
  private async sectionOf(file: File): Promise<Section | null> {
    const make = (attrs: Enclosure['attrs']) => enclosureSection(titleOf(file.name), attrs, newId)
    if (file.size > MAX_ENCLOSURE_BYTES) {
      this.said.push(
        `“${file.name}” is ${sizeWords(file.size)}; at most ${sizeWords(MAX_ENCLOSURE_BYTES)} can be enclosed. A sheet was inserted in its place.`,
      )
      return make({ ...NEW_ENCLOSURE, form: 'tooLarge' })
    }
    const read = await this.read(file)
    if (!read) return null
    const made = make({ ...NEW_ENCLOSURE, asset: read.asset, sheets: read.sheets })
    return { ...made, attrs: { ...made.attrs, marking: this.markingOf(read) } }
  }

  /** The marking of a section with a file that bears a higher one than the pack. */
  private markingOf({ marked }: EnclosedFile): string | null {
    return markingFor(marked, this.text.marking())
  }

  private async read(file: File): Promise<EnclosedFile | null> {
    const read = await this.withPassword(file)
    if (!read || this.text.closed()) return null
    this.tell(file, read)
    const { marked } = read
    if (marked && this.markingOf(read) !== null)
      this.said.push(
        `“${file.name}” says “${quotable(marked.words)}” (${pagesInWords(marked.pages)}), which is higher than the pack: its section is marked accordingly. Look at the pages, and mark the pack or the section as they are.`,
      )
    return read
  }

  private async withPassword(file: File): Promise<EnclosedFile | null> {
    let password: string | null = null
    for (;;) {
      try {
        return await this.cancellable(file, password)
      } catch (cause) {
        if (!(cause instanceof AppError) || cause.code !== 'enclosure/locked') throw cause
        password = await this.services.askPassword(file.name, cause.message)
        if (password === null) return null
      }
    }
  }

  /** Null when the user does not want to wait. */
  private async cancellable(file: File, password: string | null): Promise<EnclosedFile | null> {
    let done: () => void = () => undefined
    const cancelled = new Promise<null>((resolve) => {
      done = this.services.reading(file.name, () => resolve(null))
    })
    return Promise.race([this.services.add(file, password), cancelled]).finally(done)
  }

  /** Says what is not as in the file. */
  private tell({ name }: File, { active, cautions, lost, unlocked }: EnclosedFile): void {
    this.said.push(
      ...(unlocked ? [`“${name}” is kept in the library without its password.`] : []),
      ...(lost > 0 ? [`“${name}” is damaged: ${pageWords(lost)} will be empty. Ask for it again.`] : []),
      ...cautions.map((caution) => `“${name}” ${caution}`),
      ...(active.length > 0 ? [`Not printed from “${name}”: ${listed(active)}.`] : []),
    )
  }

  /** Says everything at once: each message replaces the one before. */
  private say(): void {
    const said = this.said.splice(0)
    if (said.length > 0 && !this.text.closed()) this.text.report(said.join('\n'))
  }
}

/** `scripts, forms and embedded files` */
const listed = (words: readonly string[]): string => new Intl.ListFormat('en-GB').format(words)

/** Returns the title of an enclosure as its file suggests: its name without ending, with blanks for underscores. */
export const titleOf = (name: string): string =>
  name
    .replace(/\.[^.]{1,5}$/, '')
    .replaceAll(/[_\s]+/g, ' ')
    .trim()
