// How packs leave the program as files.

/** As PDFs, or as copies to send. */
export type Leaving = 'export' | 'share'
