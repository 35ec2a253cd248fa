import type { Geometry } from 'geojson'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RelocationSummary } from '../../../api/contract/corridor.ts'
import '../../i18n/figure-words.ts'
import '../../i18n/relocation-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import { useZoneLink } from '../../state/use-link.ts'
import { Button } from '../../ui/button.tsx'
import { Figure } from '../../ui/figure.tsx'
import { RelocationLegend } from './legend.tsx'
import { SchematicNotice, UseBars } from './take-totals.tsx'
import { Deadline, Receivers } from './zone-list.tsx'

/** What everybody may know: the zones a decision moves, where to, and what land the corridor takes of them. No firm. */
export function Summary({ summary, onShow }: { summary: RelocationSummary; onShow: ((shape: Geometry) => void) | null }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  const zoneLink = useZoneLink()
  if (summary.zones.length === 0) return <p className="quiet">{t('corridorTake.publicNone')}</p>
  return (
    <>
      <h2>{t('corridorTake.publicTitle')}</h2>
      <p>{t('corridorTake.mustMoveText')}</p>
      <ul className="corridor-zones">
        {summary.zones.map(({ zone, deadline, decision, plots, m2, shape, receivers }) => (
          <li key={zone.code}>
            <div className="corridor-zone-head"><a {...zoneLink(zone.code)}>{titleOf(zone)}</a></div>
            <p><Deadline deadline={deadline} day={summary.asOf} /></p>
            <p className="quiet small">{format.number(m2 / 10_000)} ha · {t('corridorTake.lotsOf', { count: plots, formatted: format.number(plots) })}{decision?.number && ` · ${t('corridorTake.decision', { number: decision.number, date: format.edtf(decision.issuedOn) })}`}</p>
            <Receivers zones={receivers} />
            {onShow && shape && <div className="corridor-zone-do"><Button onClick={() => onShow(shape as Geometry)}>{t('corridorTake.show')}</Button></div>}
          </li>
        ))}
      </ul>
      <div className="corridor-figures">
        <Figure label={t('corridorTake.hectares')} value={summary.m2 / 10_000} unit="ha" basis={summary.basis} asOf={summary.asOf} size="large" />
        <Figure label={t('corridorTake.plots')} value={summary.plots} />
      </div>
      <SchematicNotice basis={summary.basis} />
      {onShow && summary.plots > 0 && <RelocationLegend kinds={['taken']} />}
      <h3>{t('corridorTake.byUse')}</h3>
      <UseBars uses={summary.landUse} />
    </>
  )
}
