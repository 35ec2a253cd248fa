import { useId, type ReactElement } from 'react'
import { iconSide, infrastructureIconParts, zoneIconParts, type IconPart, type InfrastructureKind, type ZoneKind } from './icons.ts'
import {
  cleanBlockSwatch, cleanNumbers, cleanSwatches, clearanceNumbers, clearanceSwatches, corridorSwatches, economicZoneSwatch, landUseNumbers, landUseSwatches, leaseNumbers, leaseSwatches, notLeasableSwatch,
  statusSwatches, type Swatch, type ZoneStatus,
} from './palette.ts'
import { hatchPath } from './patterns.ts'

const width = 32
const height = 20

/** An area as the map draws it: same tint, hatch, outline. Decorative: the word beside it carries the meaning. */
export function AreaSwatch({ swatch }: { swatch: Swatch }): ReactElement {
  const id = useId()
  const { fill, fillOpacity = 1, hatch, line, lineWidth, dash, doubleGap } = swatch
  const inset = lineWidth / 2 + 1
  const frame = { x: inset, y: inset, width: width - 2 * inset, height: height - 2 * inset }
  const inner = doubleGap === undefined ? 0 : doubleGap + lineWidth
  const stroke = { fill: 'none', stroke: line, strokeWidth: lineWidth, strokeDasharray: dash?.map((length) => length * lineWidth).join(' '), strokeLinecap: dash && (dash[0] ?? 1) < 0.5 ? ('round' as const) : ('butt' as const) }
  return (
    <svg className="swatch" style={{ flex: 'none' }} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {hatch && (
        <pattern id={id} width={hatch.spacing} height={hatch.spacing} patternUnits="userSpaceOnUse">
          <path d={hatchPath(hatch)} {...(hatch.kind === 'dots' ? { fill: hatch.color } : { stroke: hatch.color, strokeWidth: hatch.width, fill: 'none' })} />
        </pattern>
      )}
      {fill && <rect {...frame} fill={fill} fillOpacity={fillOpacity} />}
      {hatch && <rect {...frame} fill={`url(#${id})`} />}
      <rect {...frame} {...stroke} />
      {inner > 0 && <rect x={frame.x + inner} y={frame.y + inner} width={frame.width - 2 * inner} height={frame.height - 2 * inner} {...stroke} />}
    </svg>
  )
}

/** Tint and hatch of an area, as large as what holds it. */
export function HatchedFill({ swatch: { fill, fillOpacity = 1, hatch } }: { swatch: Swatch }): ReactElement {
  const id = useId()
  return (
    <svg aria-hidden="true">
      {hatch && (
        <pattern id={id} width={hatch.spacing} height={hatch.spacing} patternUnits="userSpaceOnUse">
          <path d={hatchPath(hatch)} {...(hatch.kind === 'dots' ? { fill: hatch.color } : { stroke: hatch.color, strokeWidth: hatch.width, fill: 'none' })} />
        </pattern>
      )}
      {fill && <rect width="100%" height="100%" fill={fill} fillOpacity={fillOpacity} />}
      {hatch && <rect width="100%" height="100%" fill={`url(#${id})`} />}
    </svg>
  )
}

/** An icon as the map draws it. */
export function IconSwatch({ parts }: { parts: IconPart[] }): ReactElement {
  return (
    <svg className="swatch" style={{ flex: 'none' }} width={iconSide + 2} height={iconSide + 2} viewBox={`-1 -1 ${iconSide + 2} ${iconSide + 2}`} aria-hidden="true">
      {parts.map(({ d, fill = 'none', stroke, strokeWidth, dash, dashOffset }, index) => (
        <path key={index} d={d} fill={fill} stroke={stroke} strokeWidth={strokeWidth} strokeDasharray={dash?.join(' ')} strokeDashoffset={dashOffset} strokeLinejoin="round" strokeLinecap={dash && (dash[0] ?? 0) > 1 ? 'butt' : 'round'} />
      ))}
    </svg>
  )
}

/** A line as the map draws it. */
export function LineSwatch({ kind }: { kind: 'railway' | 'road' }): ReactElement {
  const { line, lineWidth } = corridorSwatches[kind]
  return (
    <svg className="swatch" style={{ flex: 'none' }} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path d={`M0,${height / 2} H${width}`} stroke={line} strokeWidth={lineWidth + 1} />
      <path d={`M0,${height / 2} H${width}`} stroke={kind === 'road' ? '#fff4d6' : '#ffffff'} strokeWidth={lineWidth - 1.2} strokeDasharray={kind === 'railway' ? '6 6' : undefined} />
    </svg>
  )
}

/** Everything the legend can show, by domain word; the caller puts the translated word beside it. */
export const legendSwatches = {
  status: (status: ZoneStatus): ReactElement => <AreaSwatch swatch={statusSwatches[status]} />,
  zoneIcon: (kind: ZoneKind, status: ZoneStatus): ReactElement => <IconSwatch parts={zoneIconParts(kind, status)} />,
  economicZone: (): ReactElement => <AreaSwatch swatch={economicZoneSwatch} />,
  landUse: (use: keyof typeof landUseNumbers): ReactElement => <AreaSwatch swatch={landUseSwatches[landUseNumbers[use]] ?? notLeasableSwatch} />,
  lease: (lease: keyof typeof leaseNumbers): ReactElement => <AreaSwatch swatch={leaseSwatches[leaseNumbers[lease]] ?? notLeasableSwatch} />,
  notLeasable: (): ReactElement => <AreaSwatch swatch={notLeasableSwatch} />,
  clearance: (stage: keyof typeof clearanceNumbers): ReactElement => <AreaSwatch swatch={clearanceSwatches[clearanceNumbers[stage]] ?? notLeasableSwatch} />,
  clean: (state: keyof typeof cleanNumbers): ReactElement => <AreaSwatch swatch={cleanSwatches[cleanNumbers[state]] ?? notLeasableSwatch} />,
  cleanBlock: (): ReactElement => <AreaSwatch swatch={cleanBlockSwatch} />,
  corridor: (kind: 'railway' | 'road'): ReactElement => <LineSwatch kind={kind} />,
  corridorArea: (): ReactElement => <AreaSwatch swatch={corridorSwatches.clearance_area} />,
  infrastructure: (kind: InfrastructureKind, planned = false): ReactElement => <IconSwatch parts={infrastructureIconParts(kind, planned)} />,
}
