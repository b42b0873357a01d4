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

const FILTERED = `
  AND packs.id IN (
    SELECT place.owner FROM search_packs AS words CROSS JOIN search_places AS place ON place.id = words.rowid
    WHERE words.search_packs MATCH $filter
  )`

const searched = (index: string, filter: string): string =>
  `${places(index)} ${STATES} ${filter} ORDER BY words.rowid DESC LIMIT $limit`

/** Packs by their states and filters alone, last changed first. */
const listed = (filter: string): string => `
  SELECT 0 AS id, packs.id AS owner, '' AS section, packs.changed FROM packs
  WHERE TRUE ${STATES} ${filter}
  ORDER BY packs.changed DESC LIMIT $limit`

const snippets = (index: string): string => `
  SELECT rowid AS id, highlight(${index}, 0, $mark, $end) AS title, snippet(${index}, 1, $mark, $end, '…', 20) AS snippet
  FROM ${index} WHERE ${index} MATCH $match AND rowid >= $lowest AND +rowid IN (SELECT value FROM json_each($ids))
  ORDER BY rowid DESC`

/** Each with and without filters that search words. */
export const STATEMENTS = {
  listed: { all: listed(''), filtered: listed(FILTERED) },
  packs: { all: searched('search_packs', ''), filtered: searched('search_packs', FILTERED) },
  sections: { all: searched('search_sections', ''), filtered: searched('search_sections', FILTERED) },
  snippets: { search_packs: snippets('search_packs'), search_sections: snippets('search_sections') },
  templates: `
    SELECT place.owner, highlight(search_packs, 0, $mark, $end) AS title,
      snippet(search_packs, 1, $mark, $end, '…', 20) AS snippet
    FROM search_packs
    CROSS JOIN search_places AS place ON place.id = search_packs.rowid
    CROSS JOIN templates ON templates.id = place.owner
    WHERE search_packs MATCH $match AND ($deleted OR templates.deleted IS NULL)
    ORDER BY search_packs.rowid DESC LIMIT $limit`,
} as const
