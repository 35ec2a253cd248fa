import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneProperties } from '../../../../api/contract/zone.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { vi, type Words } from '../../../i18n/vi.ts'
import { Fact, Facts } from '../../../ui/facts.tsx'
import { DecisionLine } from './decision-line.tsx'
import { Section } from './section.tsx'
import { ZoneLinks } from './zone-links.tsx'

const isStage = (stage: string): stage is keyof Words['relocationStage'] => Object.hasOwn(vi.relocationStage, stage)

/** What must move by decision: until when, on what basis, where to. */
export function Relocations({ relocations }: { relocations: ZoneProperties['relocations'] }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  if (relocations.length === 0) return null
  return (
    <Section title={t('zone.relocation.title')}>
      {relocations.map(({ code, deadline, stage, decision, receivers }) => (
        <Facts key={code}>
          <Fact label={t('zone.relocation.deadline')}>{format.edtf(deadline)}</Fact>
          <Fact label={t('zone.relocation.stage')}>{stage ? (isStage(stage) ? t(`relocationStage.${stage}`) : stage) : <span className="quiet">{t('zone.relocation.noStage')}</span>}</Fact>
          {decision && <Fact label={t('zone.relocation.basis')}><DecisionLine decision={decision} /></Fact>}
          <Fact label={t('zone.related.receivers')}>{receivers.length > 0 ? <ZoneLinks zones={receivers} /> : <span className="quiet">{t('zone.relocation.noReceivers')}</span>}</Fact>
        </Facts>
      ))}
    </Section>
  )
}
