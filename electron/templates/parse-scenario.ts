// Parses the text of `scenario.yaml`, the training scenario.
import { z } from 'zod'
import { momentOf } from '#shared/date-time-group'
import { isDay, isRange } from '#shared/days'
import type { OwnCountry } from '#shared/own-countries'
import type { FieldSpec } from '#shared/pack'
import type { Scenario } from '#shared/scenario'
import { readYaml } from './yaml'

const words = z.string().trim().min(1, 'must not be empty')

const country = z
  .strictObject({ name: words, adjective: words, article: z.boolean() })
  .transform((given): OwnCountry => ({ replaces: null, hidden: false, ...given }))

/** What a value of each type must be; other types are words. */
const SUITS: Partial<Record<FieldSpec['type'], readonly [(value: string) => boolean, string]>> = {
  date: [isDay, 'must be a date such as "2026-03-31"'],
  dateRange: [isRange, 'must be a range of dates such as "2026-03-30/2026-04-02"'],
  dtg: [(value) => momentOf(value) !== null, 'must be a date-time group such as 050600Z OCT 26'],
  number: [(value) => /^-?\d+([.,]\d+)?$/.test(value), 'must be a number in quotes'],
}

function suiting({ type, choices }: FieldSpec): z.ZodType<string> {
  const [suits, message] = SUITS[type] ?? [() => true, '']
  const value = words.refine(suits, message)
  return type === 'choice'
    ? value.refine((one) => choices.includes(one), `must be one of: ${choices.join(', ')}`)
    : value
}

/**
 * Parses the scenario, which has a value for each field and no other. Throws `template/invalid` with file and line, also
 * for a country without its adjective.
 */
export function parseScenario(file: string, text: string, fields: readonly FieldSpec[]): Scenario {
  const shape = z
    .strictObject({
      title: words,
      summary: words,
      countries: z.array(country),
      values: z.strictObject(Object.fromEntries(fields.map((field) => [field.name, suiting(field)]))),
    })
    .superRefine(({ countries, values }, context) => {
      for (const { name } of fields.filter(({ type }) => type === 'country')) {
        if (countries.some((known) => known.name === values[name])) continue
        const message = `${values[name]} must be one of the countries above, with its adjective`
        context.addIssue({ code: 'custom', path: ['values', name], message })
      }
    })
  return readYaml(file, text, shape)
}
