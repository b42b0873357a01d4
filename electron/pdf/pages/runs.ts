// Runs of pages: parts of the document that start on a new page because orientation or numbering changes.
import { type AnnexNaming, isNamedAnnex } from '#shared/document/annex-names'
import type { EnclosedSheet } from '../collect/blocks'
import type { SurveyedSection } from '../collect/survey'
import type { UnitStrip } from './chains'
import type { TypesetUnit } from './typeset'

/** Sections that share pages. */
export interface PageRun {
  readonly landscape: boolean
  /** `A` for annex A, `''` for the body, `front` for front matter. */
  readonly series: string
  /** Starts on a right-hand page. */
  readonly recto: boolean
  readonly strips: readonly UnitStrip[]
  /** Pages of an enclosed file, which come after the strips. */
  readonly sheets: readonly UnitSheet[]
}

/** A page of an enclosed file with the unit that its tag belongs to. */
export interface UnitSheet {
  readonly sheet: EnclosedSheet
  readonly unit: number
}

/** A unit with the run that it needs; `U` is the unit, typeset or only collected. */
export interface PlannedUnit<U = TypesetUnit> {
  readonly unit: U
  readonly index: number
  readonly landscape: boolean
  readonly series: string
  readonly recto: boolean
  /** Starts on a new page. */
  readonly newPage: boolean
}

/** What begins on a new page, or a right-hand one. */
export interface NewPages {
  readonly chapterPages: boolean
  readonly annexes: AnnexNaming
  readonly twoSided: boolean
}

/** Plans the printed sections: each annex has its own series, and its parts with names of their own begin on a new page. */
export function planSections<U>(
  surveyed: readonly SurveyedSection[],
  units: readonly U[],
  firstIndex: number,
  { chapterPages, annexes, twoSided }: NewPages,
): PlannedUnit<U>[] {
  return surveyed.map(({ section, series, number }, place) => {
    const { attrs } = section
    const startsAnnex = series !== (surveyed[place - 1]?.series ?? '')
    return {
      unit: units[place] as U,
      index: firstIndex + place,
      landscape: attrs.landscape,
      series,
      recto: twoSided && startsAnnex,
      newPage: startsAnnex || isNamedAnnex(attrs, number, annexes) || (chapterPages && attrs.level === 1),
    }
  })
}

/** Groups units into runs. An enclosed file shares pages with nothing else. */
export function joinRuns(units: readonly PlannedUnit[]): PageRun[] {
  const runs: (Omit<PageRun, 'strips'> & { readonly strips: UnitStrip[] })[] = []
  let closed = false
  for (const { unit, index, landscape, series, recto, newPage } of units) {
    const last = runs.at(-1)
    const isSame = last?.landscape === landscape && last.series === series
    const joins = last !== undefined && isSame && !recto && !closed && !unit.enclosed
    const sheets = (unit.enclosed?.sheets ?? []).map((sheet) => ({ sheet, unit: index }))
    const run = joins ? last : { landscape, series, recto, strips: [], sheets }
    if (!joins) runs.push(run)
    closed = unit.enclosed !== null
    unit.strips.forEach((strip, place) => {
      const turned = place === 0 && newPage && joins ? { ...strip, breakBefore: true } : strip
      run.strips.push({ strip: turned, unit: index })
    })
  }
  return runs
}
