import { useEffect, useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { RelocationLegend } from '../features/corridor/legend.tsx'
import { dot } from '../features/relocation-plan/scene.ts'
import { BalanceList } from '../features/relocation-receiver/balance.tsx'
import { SiteList } from '../features/relocation-receiver/site-list.tsx'
import { useReceivers } from '../features/relocation-receiver/use-receivers.ts'
import { boxOfShapes } from '../geometry/box-of-geometry.ts'
import '../i18n/relocation-case-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { noScene } from '../map/relocation-swatches.ts'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { Loaded } from './loaded.tsx'
import type { RelocationProps } from './relocation-tabs.ts'
import { useRelocationProvince } from './use-relocation-province.tsx'

/** Land that can receive, against what must move, quarter by quarter. */
export function RelocationReceiversPart({ account, atlas, follow, show, width, sheet, onSheet }: RelocationProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { province, choice } = useRelocationProvince(account)
  const receivers = useReceivers(province)
  const { data } = receivers
  const shapes = useMemo(() => data?.zones.flatMap(({ blocks }) => blocks.flatMap(({ point }) => (point === null ? [] : [dot('receives', point)]))) ?? null, [data])
  useEffect(() => { if (shapes) show({ shapes }) }, [shapes, show])
  useEffect(() => () => show(noScene), [show])
  useEffect(() => { if (shapes) follow('province', province, boxOfShapes(shapes)) }, [shapes, follow, province])
  return (
    <>
      {choice}
      {province === null ? <Notice icon="info" title={t('cases.none')}><p>{t('cases.noneText')}</p></Notice> : (
        <Loaded query={receivers} skeleton={<PanelSkeleton lines={8} />}>
          {(found) => (
            <>
              <h2>{t('receiving.title')}</h2>
              <p className="quiet small">{t('receiving.asOf', { date: format.edtf(found.asOf) })}</p>
              {found.zones.some(({ basis }) => basis === 'schematic' || basis === 'mixed') && <Notice icon="info"><p>{t('receiving.schematic')}</p></Notice>}
              <BalanceList receivers={found} />
              <section>
                <h2>{t('receiving.sites')}</h2>
                <p className="quiet small">{t('receiving.sitesText')}</p>
                <RelocationLegend kinds={['receives']} />
                <SiteList zones={found.zones} onShow={({ blocks }) => {
                  const points = blocks.flatMap(({ point }) => (point === null ? [] : [point]))
                  const [lngs, lats] = [points.map(([lng]) => lng), points.map(([, lat]) => lat)]
                  atlas.mark({ plotIds: [], bbox: [Math.min(...lngs) - 0.01, Math.min(...lats) - 0.01, Math.max(...lngs) + 0.01, Math.max(...lats) + 0.01], fit: true })
                  if (width === 'phone' && sheet !== 'peek') onSheet('peek')
                }} />
              </section>
            </>
          )}
        </Loaded>
      )}
    </>
  )
}
