// The two places of the text that can be shown.

export type PaneName = 'first' | 'second'
