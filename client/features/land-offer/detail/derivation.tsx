import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandOfferDetail } from '../../../../api/contract/land-offer.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'

const stages = ['recovery_decided', 'compensated', 'handed_over', 'ready'] as const
const landUses = ['industrial', 'warehouse', 'service', 'road', 'green', 'water', 'technical', 'parking', 'security', 'housing', 'other'] as const

/** The tracts and plots the number was worked out of: nothing here was typed as "available". */
export function Derivation({ offer: { state, derivation: { tracts, plots } } }: { offer: LandOfferDetail }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const stageOf = (stage: string): string => {
    const one = stages.find((known) => known === stage)
    return one ? t(`stage.${one}`) : stage
  }
  const useOf = (landUse: string): string => {
    const one = landUses.find((known) => known === landUse)
    return one ? t(`landUse.${one}`) : landUse
  }
  return (
    <Disclosure title={t('offerDetail.derived')} aside={t('landOffer.plots', { count: plots.length, formatted: format.number(plots.length) })} level={3}>
      <p className="quiet small">{t(state === 'ready' ? 'offerDetail.derivedText' : 'offerDetail.derivedClearing')}</p>
      <table className="offer-table">
        <caption>{t('offerDetail.tracts')}</caption>
        <thead><tr><th scope="col">{t('offerDetail.tract')}</th><th scope="col">{t('offerDetail.stage')}</th><th scope="col">{t('offerDetail.since')}</th></tr></thead>
        <tbody>
          {tracts.map(({ code, stage, since, expectedOn, source, basis }) => (
            <tr key={code}>
              <th scope="row">{code}<br /><span className="quiet small">{t(`basis.${basis}`)} · {source}</span></th>
              <td>{stageOf(stage)}</td>
              <td>{since ? format.edtf(since) : t('number.unknown')}{expectedOn && <><br /><span className="quiet small">{t('offerDetail.expected')} {format.edtf(expectedOn)}</span></>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="offer-table">
        <caption>{t('offerDetail.plotsTitle')}</caption>
        <thead><tr><th scope="col">{t('offerDetail.plot')}</th><th scope="col">{t('offerDetail.use')}</th><th scope="col" data-number>ha</th></tr></thead>
        <tbody>
          {plots.map(({ id, code, landUse, ha, isLogistics, smeReserved, basis }) => {
            const marks = [...(isLogistics ? [t('offerDetail.logistics')] : []), ...(smeReserved ? [t('offerDetail.smeMark')] : [])].join(', ')
            return (
              <tr key={id}>
                <th scope="row">{code}<br /><span className="quiet small">{t(`basis.${basis}`)}</span></th>
                <td>{useOf(landUse)}{marks && <><br /><span className="quiet small">{marks}</span></>}</td>
                <td data-number>{format.number(ha, 2, true)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Disclosure>
  )
}
