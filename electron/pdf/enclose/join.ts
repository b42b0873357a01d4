// Brings what only the files know into a layout: true proportions, links, bookmarks. It changes no page.

import type { AssetId } from '#shared/document/nodes'
import { filled, printWords } from '#shared/print-words'
import type {
  Destination,
  EnclosedFrame,
  Group,
  Layout,
  LinkFrame,
  OutlineEntry,
  Page,
  Tag,
  TagUnit,
} from '../types'
import type { FileFacts } from './open'
import { type Spot, spotsIn } from './opened'
import type { SourceLink, SourcePlace } from './targets'

/** Returns the layout with the links and bookmarks of the files whose pages it shows. */
export function withEnclosures(layout: Layout, files: ReadonlyMap<AssetId, FileFacts>): Layout {
  const spots = spotsIn(layout)
  if (spots.length === 0) return layout
  const joining = new Joining(layout, files, spots)
  const pages = joining.pages()
  const outline = joining.outline()
  return { ...layout, pages, outline, units: joining.units(), anchors: joining.anchors }
}

class Joining {
  readonly anchors: Map<string, Destination>
  private readonly layout: Layout
  private readonly files: ReadonlyMap<AssetId, FileFacts>
  /** Spots in their true proportions, by unit and page of the file. */
  private readonly spots = new Map<string, Spot>()
  private readonly onPage = new Map<number, Spot[]>()
  private readonly tags = new Map<number, Tag[]>()

  constructor(layout: Layout, files: ReadonlyMap<AssetId, FileFacts>, spots: readonly Spot[]) {
    this.layout = layout
    this.files = files
    this.anchors = new Map(layout.anchors)
    for (const one of spots) {
      const spot = proportioned(one, files.get(one.frame.asset))
      const key = keyOf(spot.unit, spot.frame.page)
      if (!this.spots.has(key)) this.spots.set(key, spot)
      this.onPage.set(spot.page, [...(this.onPage.get(spot.page) ?? []), spot])
    }
  }

  pages(): Page[] {
    return this.layout.pages.map((page, index) => {
      const spots = this.onPage.get(index)
      if (!spots) return page
      const groups = page.groups.map((group, at) => {
        const here = spots.filter((spot) => spot.group === at)
        return here.length > 0 ? this.group(group, here) : group
      })
      return { ...page, groups }
    })
  }

  private group(group: Group, spots: readonly Spot[]): Group {
    let at = 0
    const frames = group.frames.map((frame) =>
      frame.kind === 'enclosed' ? (spots[at++]?.frame ?? frame) : frame,
    )
    return { ...group, frames: [...frames, ...spots.flatMap((spot) => this.links(spot))] }
  }

  private links(spot: Spot): LinkFrame[] {
    const { frame, unit } = spot
    const links = this.files.get(frame.asset)?.links[frame.page] ?? []
    return links.flatMap((link): LinkFrame[] => {
      const target = this.target(unit, link.target)
      return target
        ? [{ ...areaOf(frame, link), kind: 'link', ...target, tag: this.tag(unit, frame.tag) }]
        : []
    })
  }

  private target(unit: number, to: SourceLink['target']): Pick<LinkFrame, 'target' | 'label'> | null {
    if ('href' in to) return { target: { kind: 'address', href: to.href }, label: to.href }
    const id = this.anchor(unit, to)
    const page = id === null ? undefined : this.layout.pages[this.anchors.get(id)?.page ?? -1]
    return id !== null && page
      ? {
          target: { kind: 'anchor', id },
          label: filled(printWords(this.layout.info.language).page.one, { page: page.label }),
        }
      : null
  }

  /** The anchor of a place in a file; null when its page is left out. */
  private anchor(unit: number, { page, x, y }: SourcePlace): string | null {
    const spot = this.spots.get(keyOf(unit, page))
    if (!spot) return null
    const id = `enclosed ${unit} ${page} ${Math.round(y * 1000)}`
    const { width, height } = spot.frame
    if (!this.anchors.has(id))
      this.anchors.set(id, { page: spot.page, x: spot.x + x * width, y: spot.y + y * height })
    return id
  }

  /** A tag for a link, beside the figure of its page. */
  private tag(unit: number, figure: number): number {
    const own = this.layout.units[unit]?.tags ?? []
    const added = this.tags.get(unit) ?? []
    this.tags.set(unit, added)
    return own.length + added.push({ role: 'Link', parent: own[figure]?.parent ?? -1 }) - 1
  }

  units(): TagUnit[] {
    return this.layout.units.map((unit, index) => {
      const added = this.tags.get(index)
      return added ? { ...unit, tags: [...unit.tags, ...added] } : unit
    })
  }

  /** The outline: bookmarks of a file come below the heading of its section. */
  outline(): OutlineEntry[] {
    const assets = new Map([...this.spots.values()].map(({ unit, frame }) => [unit, frame.asset]))
    const { outline } = this.layout
    return outline.flatMap((entry, index) => {
      const asset = outline[index + 1]?.unit === entry.unit ? undefined : assets.get(entry.unit)
      return asset ? [entry, ...this.bookmarks(entry, asset)] : [entry]
    })
  }

  private bookmarks({ unit, level }: OutlineEntry, asset: AssetId): OutlineEntry[] {
    return (this.files.get(asset)?.bookmarks ?? []).flatMap((bookmark) => {
      const anchor = this.anchor(unit, bookmark.place)
      return anchor === null
        ? []
        : [{ level: level + bookmark.level, title: bookmark.title, anchor, unit, tag: -1 }]
    })
  }
}

const keyOf = (unit: number, page: number): string => `${unit} ${page}`

/** Sizes in a pack are rounded: a page that is scaled by less than this is not. */
const ROUNDED = 0.001

/** The spot with the proportions that the page truly has: sizes in a pack are not trusted. */
function proportioned(spot: Spot, file: FileFacts | undefined): Spot {
  const { frame } = spot
  const size = file?.sizes[frame.page]
  if (!size) return spot
  const wanted = Math.min(frame.width / size.width, frame.height / size.height)
  const scale = Math.abs(wanted - 1) < ROUNDED ? 1 : wanted
  const [width, height] = [size.width * scale, size.height * scale]
  const [dx, dy] = [(frame.width - width) / 2, (frame.height - height) / 2]
  const moved = { ...frame, x: frame.x + dx, y: frame.y + dy, width, height }
  return { ...spot, frame: moved, x: spot.x + dx, y: spot.y + dy }
}

const areaOf = (frame: EnclosedFrame, { x, y, width, height }: SourceLink) => ({
  x: frame.x + x * frame.width,
  y: frame.y + y * frame.height,
  width: width * frame.width,
  height: height * frame.height,
})
