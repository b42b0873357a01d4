// The SQL of searches. A test reads the plan of each: none may go through all packs or sections.

/** `CROSS JOIN` keeps the order: the index of words first, so that the search ends as soon as it has enough. */
const places = (index: string): string => `
  SELECT place.id, place.owner, place.section, packs.changed
  FROM ${index} AS words
  CROSS JOIN search_places AS place ON place.id = words.rowid
  CROSS JOIN packs ON packs.id = place.owner
  WHERE words.${index} MATCH $match`

const STATES = `
  AND ($deleted OR packs.deleted IS NULL)
  AND (instr($only, 'deleted') = 0 OR packs.deleted IS NOT NULL)
  AND (instr($only, 'archived') = 0 OR packs.archived IS NOT NULL)
  AND (instr($only, 'favourite') = 0 OR packs.favourite)
  AND packs.changed >= $from AND packs.changed < $to`

/** Packs whose details have the words of filters, and packs with a section that uses something. */
const IN_DETAILS = `
  AND packs.id IN (
    SELECT place.owner FROM search_packs AS words CROSS JOIN search_places AS place ON place.id = words.rowid
    WHERE words.search_packs MATCH $filter
  )`
const IN_USE = `
  AND packs.id IN (
    SELECT place.owner FROM search_sections AS words CROSS JOIN search_places AS place ON place.id = words.rowid
    WHERE words.search_sections MATCH $uses
  )`

/** Which of the two are asked for. */
export interface Filtered {
  readonly filter: boolean
  readonly uses: boolean
}

const conditions = ({ filter, uses }: Filtered): string =>
  `${STATES} ${filter ? IN_DETAILS : ''} ${uses ? IN_USE : ''}`

/** Packs, or sections, with the words, last changed first. */
export const searched = (index: string, filtered: Filtered): string =>
  `${places(index)} ${conditions(filtered)} ORDER BY words.rowid DESC LIMIT $limit`

/** Packs by their states and filters alone, last changed first. */
export const listed = (filtered: Filtered): string => `
  SELECT 0 AS id, packs.id AS owner, '' AS section, packs.changed FROM packs
  WHERE TRUE ${conditions(filtered)}
  ORDER BY packs.changed DESC LIMIT $limit`

/** Those that don't depend on filters. */
export const STATEMENTS = {
  words: {
    pack: 'SELECT title, text FROM search_packs WHERE rowid = ?',
    section: 'SELECT title, text FROM search_sections WHERE rowid = ?',
  },
  positions: 'SELECT section_id, position FROM sections WHERE pack_id = ?',
  templates: `
    SELECT place.owner, search_packs.title, search_packs.text
    FROM search_packs
    CROSS JOIN search_places AS place ON place.id = search_packs.rowid
    CROSS JOIN templates ON templates.id = place.owner
    WHERE search_packs MATCH $match AND ($deleted OR templates.deleted IS NULL)
    ORDER BY search_packs.rowid DESC LIMIT $limit`,
} as const
