import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandOfferDetail } from '../../../../api/contract/land-offer.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { RuleLines } from '../../../ui/rule-lines.tsx'

const documentKinds = ['general', 'zoning', 'detailed'] as const
const documentStatuses = ['none', 'preparing', 'appraised', 'approved'] as const
const known = <T extends string>(list: readonly T[], text: string): T | undefined => list.find((one) => one === text)

/** Sectors, projects seeking investors, rules and documents: each opens in place. */
export function Papers({ offer: { sectors, priorityProjects, rules, documents } }: { offer: LandOfferDetail }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  return (
    <>
      <Disclosure title={t('offerDetail.sectors')} aside={sectors.length > 0 ? format.number(sectors.length) : t('offerDetail.none')} level={3}>
        {sectors.length === 0 && <p className="quiet">{t('offerDetail.sectorsNone')}</p>}
        <ul className="offer-lines">
          {sectors.map(({ code, nameVi, nameEn, stance, source }) => <li key={code}>{language === 'en' ? nameEn : nameVi}<span className="quiet small"> · {t(`offerDetail.stance.${stance}`)} · {source}</span></li>)}
        </ul>
      </Disclosure>
      {priorityProjects.length > 0 && (
        <Disclosure title={t('offerDetail.projects')} aside={format.number(priorityProjects.length)} level={3}>
          <ul className="offer-lines">
            {priorityProjects.map(({ id, nameVi, nameEn, landNeedHa, source }) => (
              <li key={id}>{(language === 'en' && nameEn) || nameVi}<span className="quiet small">{landNeedHa !== null && ` · ${t('offerDetail.need', { ha: format.number(landNeedHa) })}`} · {source}</span></li>
            ))}
          </ul>
        </Disclosure>
      )}
      <Disclosure title={t('offerDetail.rules')} aside={format.number(rules.length)} level={3}>
        {rules.length === 0 ? <p className="quiet">{t('offerDetail.rulesNone')}</p> : <RuleLines rules={rules} />}
      </Disclosure>
      <Disclosure title={t('offerDetail.documents')} aside={format.number(documents.length)} level={3}>
        {documents.length === 0 && <p className="quiet">{t('offerDetail.documentsNone')}</p>}
        <ul className="offer-lines">
          {documents.map(({ kind, status, number, issuedOn, authority, titleVi }, index) => {
            const kindKnown = known(documentKinds, kind)
            const statusKnown = known(documentStatuses, status)
            return (
              <li key={index}>
                <span lang="vi">{titleVi}</span>
                <span className="quiet small"> {[kindKnown ? t(`documentKind.${kindKnown}`) : kind, statusKnown ? t(`documentStatus.${statusKnown}`) : status, number, authority, issuedOn && format.edtf(issuedOn)].filter(Boolean).join(' · ')}</span>
              </li>
            )
          })}
        </ul>
      </Disclosure>
    </>
  )
}
