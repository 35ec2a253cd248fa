import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneProperties } from '../../../../api/contract/zone.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { Fact, Facts } from '../../../ui/facts.tsx'
import { Section } from './section.tsx'

/** Where the record comes from and how far to trust it. */
export function Sources({ zone }: { zone: ZoneProperties }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const drawn = zone.areas.drawn?.source
  return (
    <Section title={t('zone.source.title')}>
      <Facts>
        <Fact label={t('zone.source.title')}>{zone.source}</Fact>
        {drawn && drawn !== zone.source && <Fact label={t('zone.areas.drawn')}>{drawn}</Fact>}
        <Fact label={t('zone.source.confidence')}>{t(`confidence.${zone.confidence}`)}</Fact>
        {zone.note && <Fact label={t('zone.source.note')}><span lang="vi">{zone.note}</span></Fact>}
      </Facts>
      <p className="quiet small">{t('zone.source.recorded', { date: format.moment(zone.recordedAt) })}</p>
    </Section>
  )
}
