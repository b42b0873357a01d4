// Units of Word: points become twentieths, half points, or English metric units.

/** Twentieths of a point. */
export const twips = (points: number): number => Math.round(points * 20)
/** Half points: sizes of type. */
export const halves = (points: number): number => Math.max(2, Math.round(points * 2))
/** English metric units: sizes of pictures. */
export const emus = (points: number): number => Math.max(1, Math.round(points * 12_700))
/** A colour without its sign. */
export const hex = (colour: string): string => colour.replace('#', '').toUpperCase()
