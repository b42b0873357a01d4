// An image of the library with no more pixels than print needs.
import type { AssetId } from '#shared/document/nodes'
import { requestPicture } from '../../../pictures/smaller-picture'

/** Returns it with at most `width` pixels across; null when the image is no larger, or can't be made smaller. */
export const pictureForPrint = (asset: AssetId, width: number): Promise<Blob | null> =>
  new Promise((take) => requestPicture({ asset, width, forPrint: true, isWanted: () => true, take }))
