// Requests from dialogs and the editor to the list of packs: show what a search finds.
import { Asked } from './asked'

/** Asks for the words of a search; answered by the list once it is shown. */
export const librarySearch = new Asked<string>()
