import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/relocation-words.ts'
import { relocationSwatches, type RelocationShape } from '../../map/relocation-swatches.ts'
import { hatchPath } from '../../map/patterns.ts'
import type { Swatch } from '../../map/palette.ts'

type Legend = Extract<RelocationShape, 'taken' | 'remnant' | 'newly' | 'freed' | 'station' | 'depot' | 'clearance' | 'leaves' | 'receives' | 'move'>

/** What the patterns on the map stand for. */
export function RelocationLegend({ kinds }: { kinds: readonly Legend[] }): ReactElement {
  const { t } = useTranslation()
  const words = { taken: t('corridorEdit.legendTaken'), remnant: t('corridorEdit.legendRemnant'), newly: t('corridorEdit.legendNewly'), freed: t('corridorEdit.legendFreed'), station: t('corridorEdit.legendStation'), depot: t('corridorEdit.legendDepot'), clearance: t('corridorEdit.legendClearance'), leaves: t('corridorEdit.legendLeaves'), receives: t('corridorEdit.legendReceives'), move: t('corridorEdit.legendMove') }
  return (
    <ul className="corridor-legend" aria-label={t('corridorEdit.legend')}>
      {kinds.map((kind) => {
        const { hatch, fill, fillOpacity, line, dash } = relocationSwatches[kind] as Swatch
        const id = `relocation-swatch-${kind}`
        return (
          <li key={kind}>
            <svg viewBox="0 0 28 18" width="28" height="18" aria-hidden="true">
              {hatch && <defs><pattern id={id} width={hatch.spacing} height={hatch.spacing} patternUnits="userSpaceOnUse"><path d={hatchPath(hatch)} stroke={hatch.kind === 'dots' ? 'none' : hatch.color} fill={hatch.kind === 'dots' ? hatch.color : 'none'} strokeWidth={hatch.width} /></pattern></defs>}
              {kind === 'move' ? <path d="M1 9h26" stroke={line} strokeWidth={2} /> : kind === 'leaves' || kind === 'receives' ? <circle cx="14" cy="9" r={kind === 'leaves' ? 5 : 8} stroke={line} fill={fill} fillOpacity={fillOpacity} /> : (
                <>
                  <rect x="1" y="1" width="26" height="16" fill={fill ?? 'none'} fillOpacity={fillOpacity} />
                  {hatch && <rect x="1" y="1" width="26" height="16" fill={`url(#${id})`} />}
                  <rect x="1" y="1" width="26" height="16" fill="none" stroke={line} strokeDasharray={dash?.map((part) => part * 1.4).join(' ')} />
                </>
              )}
            </svg>
            {words[kind]}
          </li>
        )
      })}
    </ul>
  )
}
