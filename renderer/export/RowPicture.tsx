// The picture of the first page that a row gives.
import { useEffect, useRef, useState } from 'react'
import type { LabelSheet } from '#shared/label-sheets'
import type { ExportOptions, Pack } from '#shared/pack'
import { pageWords } from '#shared/page-words'

/** Makes pictures of first pages, in a thread; `renderer/pages/first-page-pictures.ts` does. */
export interface FirstPages {
  show(pack: Pack, options: ExportOptions, width: number, sheet?: LabelSheet): void
  close(): void
}

type News = { readonly picture: ImageBitmap; readonly pages: number } | { readonly fault: string }

/** Starts making pictures, each of which goes to `take`. */
export type ShowFirstPages = (take: (news: News) => void) => FirstPages

interface Props {
  readonly pack: Pack
  readonly options: ExportOptions
  readonly sheet: LabelSheet | undefined
  readonly firstPages: ShowFirstPages
  /** Whether no page can be made with these options. */
  onFault(hasFault: boolean): void
}

/** In pixels of the screen. */
const WIDTH = 260

/** The last picture stays until the next one is there. */
export function RowPicture({ pack, options, sheet, firstPages, onFault }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const making = useRef<FirstPages | null>(null)
  const [words, setWords] = useState('')
  useEffect(() => {
    const made = firstPages((news) => {
      onFault('fault' in news)
      if ('fault' in news) return setWords(news.fault)
      const { picture, pages } = news
      if (canvas.current) {
        canvas.current.width = picture.width
        canvas.current.height = picture.height
        canvas.current.getContext('2d')?.drawImage(picture, 0, 0)
      }
      picture.close()
      setWords(pages === 1 ? '' : `First of ${pageWords(pages)}`)
    })
    making.current = made
    return () => {
      made.close()
      making.current = null
    }
  }, [firstPages, onFault])
  useEffect(() => {
    making.current?.show(pack, options, WIDTH * window.devicePixelRatio, sheet)
  }, [pack, options, sheet])
  return (
    <figure className="rows-picture">
      <canvas
        ref={canvas}
        width={0}
        height={0}
        role="img"
        aria-label="First page with the values of this row"
      />
      <figcaption>{words}</figcaption>
    </figure>
  )
}
