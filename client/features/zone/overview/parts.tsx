import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneProperties } from '../../../../api/contract/zone.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { vi, type Words } from '../../../i18n/vi.ts'
import { Chip } from '../../../ui/chip.tsx'
import { Quantity } from '../../../ui/quantity.tsx'
import { DecisionLine } from './decision-line.tsx'
import { Section } from './section.tsx'

const isShortage = (kind: string): kind is keyof Words['shortage'] => Object.hasOwn(vi.shortage, kind)

/** Phases and extensions with areas of their own, and which of them a document calls short of something. */
export function Parts({ zone }: { zone: ZoneProperties }): ReactElement | null {
  const { t } = useTranslation()
  const language = useLanguage()
  const format = useFormat()
  const ofWhole = zone.shortages.filter(({ part }) => part === null)
  const wordFor = (kind: string): string => (isShortage(kind) ? t(`shortage.${kind}`) : kind)
  if (zone.parts.length === 0 && ofWhole.length === 0) return null
  return (
    <>
      {zone.parts.length > 0 && (
        <Section title={t('zone.parts.title')}>
          <ul className="parts">
            {zone.parts.map(({ code, nameVi, nameEn, plannedHa, approvedHa, asOf, shortages }) => (
              <li key={code}>
                <p className="part-name">{(language === 'en' && nameEn) || nameVi}</p>
                <p className="quiet">
                  {plannedHa !== null && <>{t('zone.parts.planned')} <Quantity value={format.number(plannedHa)} unit="ha" />{' '}</>}
                  {approvedHa !== null && <>{t('zone.parts.approved')} <Quantity value={format.number(approvedHa)} unit="ha" />{' '}</>}
                  {plannedHa === null && approvedHa === null ? t('number.none') : <span className="small">· {t('number.asOf', { date: format.edtf(asOf) })}</span>}
                </p>
                {shortages.map((kind) => <Chip key={kind} tone="warning" icon="warning">{wordFor(kind)}</Chip>)}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {ofWhole.length > 0 && (
        <Section title={t('zone.shortages.title')}>
          <ul className="parts">
            {ofWhole.map(({ kind, asOf, decision }) => (
              <li key={kind}>
                <Chip tone="warning" icon="warning">{wordFor(kind)}</Chip>{' '}
                <span className="quiet small">{t('number.asOf', { date: format.edtf(asOf) })}</span>
                {decision && <p className="small"><DecisionLine decision={decision} /></p>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
