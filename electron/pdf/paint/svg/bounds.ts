// Bounds of SVG elements: the reference for gradients, patterns, clips and masks in objectBoundingBox units.

import type { XmlElement } from '#shared/xml'
import { isChoice } from '../../svg/inspect'
import { lengthOf } from '../../svg/length'
import { hrefOf, referred } from '../../svg/source'
import { inherit, type Style } from '../../svg/style'
import { type Box, joinedBox, movedBox } from './matrix'
import type { Scene } from './scene'
import { textBox } from './text'
import { viewportOf } from './viewport'

/** Returns the bounds of what an element draws, in the coordinates inside its own transform; null for nothing. */
export function boundsOf(scene: Scene, element: XmlElement, style: Style): Box | null {
  return scene.enter<Box | null>(element, null, () => innerBounds(scene, element, style))
}

function innerBounds(scene: Scene, element: XmlElement, style: Style): Box | null {
  const { source } = scene.job
  const [wide, high] = scene.size
  const length = (name: string, whole: number): number => lengthOf(element.attributes[name], whole)
  switch (element.name) {
    case 'g':
    case 'a':
      return childBounds(scene, element.children, style)
    case 'switch':
      return childBounds(scene, element.children.filter(isChoice).slice(0, 1), style)
    case 'svg':
      return viewBounds(scene, element, style)
    case 'use': {
      const target = referred(source, hrefOf(element))
      if (!target) return null
      const own = inherit(style, source.own.get(target) ?? {})
      const within =
        target.name === 'symbol' || target.name === 'svg'
          ? scene.enter(target, null, () => viewBounds(scene, target, own, element))
          : childBounds(scene, [target], style)
      return within && movedBox(within, [1, 0, 0, 1, length('x', wide), length('y', high)])
    }
    case 'image':
      return [length('x', wide), length('y', high), length('width', wide), length('height', high)]
    case 'text':
      return textBox(scene, element, style)
    default: {
      const outline = scene.outline(element, style)
      return outline.path === '' ? null : outline.box()
    }
  }
}

function viewBounds(scene: Scene, element: XmlElement, style: Style, use?: XmlElement): Box | null {
  if (element === scene.job.source.root) return childBounds(scene, element.children, style)
  const view = viewportOf(element, scene.size, use)
  const within = view && scene.sized(view.size, () => childBounds(scene, element.children, style))
  return view && within && movedBox(within, view.matrix)
}

function childBounds(scene: Scene, children: readonly XmlElement[], style: Style): Box | null {
  let all: Box | null = null
  for (const child of children) {
    const own = inherit(style, scene.job.source.own.get(child) ?? {})
    if (own.display === 'none') continue
    const box = boundsOf(scene, child, own)
    all = joinedBox(all, box && movedBox(box, scene.transform(child, own)))
  }
  return all
}
