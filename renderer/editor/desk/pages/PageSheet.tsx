// One page on screen: its picture, a bar at the block with the cursor, badges for problems.
import { type MouseEvent, useEffect, useRef } from 'react'
import type { PageBounds } from '#shared/page-positions'
import type { PlacedProblem } from '../../../pages/messages'
import type { PageBox } from '../../../pages/page-list'
import type { PagesLink } from '../../../pages/pages-link'
import { Icon } from '../../../ui/icons'

interface Props {
  readonly link: PagesLink
  readonly box: PageBox
  readonly name: string
  readonly cursor: PageBounds | null
  readonly problems: readonly PlacedProblem[]
  onGo(page: number, x: number, y: number): void
  onProblem(problem: PlacedProblem): void
}

/** The page. */
export function PageSheet({ link, box, name, cursor, problems, onGo, onProblem }: Props) {
  const { page, top, width, height, scale } = box
  const canvas = useRef<HTMLCanvasElement>(null)
  const pixels = scale * window.devicePixelRatio
  useEffect(
    () =>
      link.want(page, pixels, (picture, version) => {
        const element = canvas.current
        if (!element) return
        if (element.width !== picture.width) element.width = picture.width
        if (element.height !== picture.height) element.height = picture.height
        element.getContext('bitmaprenderer')?.transferFromImageBitmap(picture)
        element.dataset.version = String(version)
      }),
    [link, page, pixels],
  )
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const { left, top: edge } = event.currentTarget.getBoundingClientRect()
    onGo(page, (event.clientX - left) / scale, (event.clientY - edge) / scale)
  }
  return (
    <div className="page-sheet" style={{ top, width, height, marginLeft: -width / 2 }} data-page={page}>
      <canvas ref={canvas} className="page-picture" role="img" aria-label={name} onClick={onClick} />
      {cursor && <CursorBar place={cursor} scale={scale} />}
      {problems.length > 0 && (
        <ul className="page-problems" aria-label={`Problems on ${name}`}>
          {badges(problems).map((group) => (
            <Badge key={group[0]?.top} group={group} scale={scale} onProblem={onProblem} />
          ))}
        </ul>
      )}
    </div>
  )
}

function CursorBar({ place, scale }: { readonly place: PageBounds; readonly scale: number }) {
  const { blockTop, blockBottom, left } = place
  const style = {
    top: blockTop * scale,
    height: Math.max(2, (blockBottom - blockTop) * scale),
    left: Math.max(0, left * scale - 9),
  }
  return <div className="page-cursor" style={style} data-top={Math.round(place.top)} />
}

interface BadgeProps {
  readonly group: readonly PlacedProblem[]
  readonly scale: number
  onProblem(problem: PlacedProblem): void
}

function Badge({ group, scale, onProblem }: BadgeProps) {
  const [first] = group
  if (!first) return null
  const message = group.map(({ problem }) => problem.message).join('\n')
  const severity = group.some(({ problem }) => problem.severity === 'error') ? 'error' : 'warning'
  return (
    <li>
      <button
        type="button"
        className="page-problem"
        data-severity={severity}
        style={{ top: first.top * scale }}
        title={message}
        aria-label={group.length > 1 ? `${group.length} problems: ${message}` : message}
        onClick={() => onProblem(first)}
      >
        <Icon name="warning" />
        {group.length > 1 && group.length}
      </button>
    </li>
  )
}

/** Badges closer to each other than this are merged, in points. */
const NEAR = 12

function badges(problems: readonly PlacedProblem[]): PlacedProblem[][] {
  const groups: PlacedProblem[][] = []
  for (const problem of [...problems].sort((one, other) => one.top - other.top)) {
    const last = groups.at(-1)
    if (last && problem.top - (last[0]?.top ?? 0) < NEAR) last.push(problem)
    else groups.push([problem])
  }
  return groups
}
