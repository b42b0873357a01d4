// Drawings as saved by other programs: PowerPoint, Inkscape, LibreOffice Draw, and one with everything that can't be drawn.
import { jpegAsset, svgAsset } from './pictures'

const picture = `data:image/jpeg;base64,${Buffer.from(jpegAsset.bytes).toString('base64')}`

/** PowerPoint: clips, gradients in user space with an opacity, text moved by transforms, a picture. */
export const slideAsset =
  svgAsset(`<svg width="640" height="360" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" overflow="hidden">
<defs><clipPath id="clip0"><rect x="100" y="50" width="640" height="360"/></clipPath>
<linearGradient x1="110" y1="100" x2="360" y2="100" gradientUnits="userSpaceOnUse" spreadMethod="pad" id="fill1"><stop offset="0" stop-color="#1B365D"/><stop offset="0.5" stop-color="#4C6A92"/><stop offset="1" stop-color="#9DC3E6"/></linearGradient>
<linearGradient x1="0" y1="0" x2="1" y2="0" id="fade"><stop offset="0" stop-color="#C00000"/><stop offset="1" stop-color="#C00000" stop-opacity="0"/></linearGradient>
<radialGradient id="ball" cx="35%" cy="35%" r="65%"><stop offset="0" stop-color="white"/><stop offset="1" stop-color="seagreen"/></radialGradient></defs>
<g clip-path="url(#clip0)" transform="translate(-100 -50)"><rect x="100" y="50" width="640" height="360" fill="#FFFFFF"/>
<rect x="110" y="70" width="250" height="80" stroke="#2F528F" stroke-width="1.33" stroke-miterlimit="8" fill="url(#fill1)"/>
<text fill="#FFFFFF" font-family="Calibri,Calibri_MSFontService,sans-serif" font-weight="700" font-size="24" transform="translate(140 118)">Defence<tspan font-size="24" x="98" y="0">attach&#233;</tspan></text>
<rect x="110" y="170" width="250" height="40" fill="url(#fade)"/>
<circle cx="450" cy="120" r="50" fill="url(#ball)"/>
<g opacity="0.5"><rect x="560" y="70" width="80" height="80" fill="#C55A11"/><rect x="600" y="110" width="80" height="80" fill="#C55A11"/></g>
<rect x="110" y="230" width="90" height="60" fill="#5B9BD5" fill-opacity="0.4"/><rect x="150" y="250" width="90" height="60" fill="#ED7D31" fill-opacity="0.4"/>
<image x="0" y="0" width="24" height="16" xlink:href="${picture}" preserveAspectRatio="none" transform="matrix(5 0 0 5 400 230)"/>
<rect x="700" y="380" width="100" height="100" fill="#7030A0"/></g></svg>`)

/** Inkscape: styles, arrows as markers, gradients that inherit stops, copies, millimetres. */
export const plannedAsset = svgAsset(`<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<svg width="120mm" height="80mm" viewBox="0 0 120 80" xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd">
<sodipodi:namedview id="base"><inkscape:grid type="xygrid"/></sodipodi:namedview>
<style><![CDATA[ .box { fill: url(#b); stroke: #1b365d; stroke-width: .6 } #flow path.late { stroke-dasharray: 3, 1.5 } g > text { font-family: serif } text { font-size: 5px } .box:hover { fill: red } ]]></style>
<defs><linearGradient id="a"><stop style="stop-color:#fff2cc;stop-opacity:1" offset="0"/><stop style="stop-color:#f4b183;stop-opacity:1" offset="1"/></linearGradient>
<linearGradient xlink:href="#a" id="b" x1="0" y1="0" x2="0" y2="1"/>
<marker id="Arrow" orient="auto-start-reverse" refX="0" refY="0" markerWidth="1" markerHeight="1" viewBox="0 0 1 1" style="overflow:visible" preserveAspectRatio="xMidYMid"><path transform="scale(0.5)" style="fill:context-stroke;stroke:none" d="M 5.77,0 -2.88,5 V -5 Z"/></marker>
<symbol id="unit" viewBox="0 0 30 20"><rect width="30" height="20" fill="none" stroke="black"/><path d="M0 0L30 20M30 0L0 20" stroke="currentColor"/></symbol></defs>
<g id="flow" inkscape:label="Layer 1" inkscape:groupmode="layer">
<rect class="box" x="5" y="5" width="34" height="16" rx="2"/><rect class="box" x="75" y="5" width="34" height="16" ry="3"/>
<path style="fill:none;stroke:#c00000;stroke-width:.8;marker-end:url(#Arrow)" d="M 40,13 H 71"/>
<path class="late" style="fill:none;stroke:#1b365d;stroke-width:.8;stroke-linecap:round;marker-start:url(#Arrow);marker-end:url(#Arrow)" d="M 22,25 C 22,50 92,50 92,25"/>
<text x="22" y="14.5" text-anchor="middle" xml:space="preserve"><tspan sodipodi:role="line" x="22" y="13">Embassy</tspan><tspan sodipodi:role="line" x="22" y="18" style="font-style:italic">in Oslo</tspan></text>
<text x="92" y="13" text-anchor="middle" dominant-baseline="central">Ministry</text>
<text transform="rotate(-20 60 60)" x="50" y="60">turned <tspan font-weight="bold">bold</tspan> end</text></g>
<use xlink:href="#unit" x="5" y="55" width="24" height="16" color="teal"/><use href="#unit" x="85" y="55" width="24" height="16"/>
<clipPath id="round"><circle cx="57" cy="68" r="8"/></clipPath><rect x="49" y="60" width="16" height="16" fill="steelblue" clip-path="url(#round)"/></svg>`)

/** LibreOffice Draw: hundredths of millimetres, text three elements deep, polygons for everything. */
export const drawnAsset = svgAsset(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg width="100mm" height="50mm" viewBox="0 0 10000 5000" version="1.1" xmlns="http://www.w3.org/2000/svg" xmlns:ooo="http://xml.openoffice.org/svg/export" stroke-width="28.222" stroke-linejoin="round" xml:space="preserve">
<defs class="ClipPathGroup"><clipPath id="page" clipPathUnits="userSpaceOnUse"><rect x="0" y="0" width="10000" height="5000"/></clipPath></defs>
<defs><font id="EmbeddedFont_1" horiz-adv-x="2048"><font-face font-family="Liberation Sans embedded" units-per-em="2048"/><missing-glyph d="M 0,0"/><glyph unicode="T" d="M 0 0"/></font></defs>
<g class="SlideGroup"><g id="id1" class="Slide" clip-path="url(#page)"><g class="Page"><g class="com.sun.star.drawing.CustomShape"><g id="id3">
<rect class="BoundingBox" stroke="none" fill="none" x="500" y="500" width="4000" height="1500"/>
<path fill="rgb(114,159,207)" stroke="none" d="M 2500,2000 L 500,2000 500,500 4500,500 4500,2000 2500,2000 Z"/><path fill="none" stroke="rgb(52,101,164)" d="M 2500,2000 L 500,2000 500,500 4500,500 4500,2000 2500,2000 Z"/>
<text class="SVGTextShape"><tspan class="TextParagraph"><tspan class="TextPosition" x="700" y="1400"><tspan font-family="Liberation Sans, sans-serif" font-size="635px" font-weight="400" fill="rgb(0,0,0)" stroke="none" style="white-space: pre">Task group</tspan></tspan></tspan><tspan class="TextParagraph"><tspan class="TextPosition" x="700" y="3000"><tspan font-family="Liberation Serif, serif" font-size="500px" fill="rgb(201,33,30)" stroke="none">second para</tspan><tspan font-size="500px" fill="black">graph</tspan></tspan></tspan></text>
</g></g></g></g></g></svg>`)

/** Inkscape and Cairo: lines and text in gradients, tiles, masks, clips of all kinds, blending, letter spacing. */
export const maskedAsset =
  svgAsset(`<svg width="120mm" height="80mm" viewBox="0 0 120 80" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<defs><linearGradient id="lg"><stop offset="0" style="stop-color:#ff0000"/><stop offset="1" style="stop-color:#0000ff"/></linearGradient>
<linearGradient id="lg2" xlink:href="#lg" x1="10" y1="10" x2="50" y2="10" gradientUnits="userSpaceOnUse"/>
<linearGradient id="fade"><stop stop-color="teal"/><stop offset="1" stop-color="teal" stop-opacity="0"/></linearGradient>
<pattern id="Strips" patternUnits="userSpaceOnUse" width="2" height="1" patternTransform="scale(10,10)"><rect y="-0.5" width="1" height="2"/></pattern>
<pattern id="p2" xlink:href="#Strips" patternTransform="matrix(0.7,0.7,-0.7,0.7,0,0)"/>
<mask id="mk" maskUnits="userSpaceOnUse"><circle cx="20" cy="65" r="9" style="fill:#ffffff"/><rect x="15" y="62" width="10" height="4"/></mask>
<filter id="alpha"><feColorMatrix values="0 0 0 0 1 0 0 0 0 1 0 0 0 0 1 0 0 0 1 0"/></filter><mask id="mask0"><g filter="url(#alpha)"><rect width="120" height="80" fill-opacity="0.4"/></g></mask>
<clipPath id="ct"><text x="62" y="45" style="font-size:14px;font-weight:bold">CLIP</text></clipPath><clipPath id="cu"><use xlink:href="#star"/></clipPath>
<clipPath id="cb" clipPathUnits="objectBoundingBox"><circle cx="0.5" cy="0.5" r="0.5"/></clipPath><path id="star" d="M100 40l6 16l-16 -10h20l-16 10z"/></defs>
<path style="fill:none;stroke:url(#lg2);stroke-width:4;stroke-linecap:round" d="M 10,10 C 20,0 40,20 50,10"/><path d="M10 20h40" stroke="url(#fade)" stroke-width="2"/>
<rect style="fill:url(#p2);stroke:url(#lg);stroke-width:1.5" x="60" y="3" width="25" height="18"/>
<g mask="url(#mk)"><rect x="10" y="55" width="20" height="20" fill="green"/></g><g mask="url(#mask0)"><rect x="35" y="55" width="15" height="20" fill="red"/></g>
<rect x="60" y="30" width="40" height="20" fill="purple" clip-path="url(#ct)"/><rect x="88" y="36" width="26" height="24" fill="teal" clip-path="url(#cu)"/>
<rect x="95" y="5" width="20" height="14" fill="orange" clip-path="url(#cb)"/>
<text style="font-size:5px;letter-spacing:1px;word-spacing:3px" x="10" y="28">Letter spaced office</text>
<text style="font-size:6px;fill:url(#lg);stroke:#000;stroke-width:0.2px" x="62" y="66">Shaded words</text>
<text style="font-size:6px;fill:#fff;stroke:#0a0;stroke-width:1px;paint-order:stroke fill markers" x="62" y="74">Outlined words</text>
<text style="font-size:4px" x="10" y="36">mc<tspan style="font-size:65%;baseline-shift:super">2</tspan></text><text font-size="4" x="110" y="76" rotate="20" text-anchor="end">turned</text>
<rect x="70" y="10" width="20" height="15" fill="yellow" style="mix-blend-mode:multiply"/></svg>`)

/** One of each feature that isn't drawn, and text that is. */
export const hardAsset =
  svgAsset(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40"><style>rect:nth-child(3) { fill: red }</style>
<defs><filter id="blur"><feGaussianBlur stdDeviation="2"/></filter><symbol id="loop"><use href="#loop"/></symbol></defs>
<rect width="20" height="20" filter="url(#blur)" fill="teal"/><rect x="25" width="20" height="20" fill="lab(50 0 0)"/><rect x="50" width="20" height="20" clip-path="circle(9px)"/>
<rect width="5" height="5" mask="url(#nowhere)"/><foreignObject width="20" height="20"><p>HTML</p></foreignObject><use href="#loop"/><use href="#nowhere"/>
<text y="30" font-size="6" font-variant="small-caps">Small</text><text x="50" y="30" font-size="6" writing-mode="tb">Down</text>
<path id="arc" d="M5 35q40 -15 90 0" fill="none"/><text font-size="6"><textPath href="#arc">Along a path</textPath></text><text x="75" y="18" font-size="6">Plain</text></svg>`)
