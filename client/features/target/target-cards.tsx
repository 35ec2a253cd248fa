import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { TargetList } from '../../../api/contract/target.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Due, sharedDue } from './due.tsx'
import { groupTargets, inTwoColumns } from './reading.ts'
import { TargetCard } from './target-card.tsx'
import './target.css'

interface TargetCardsProps {
  list: TargetList
  /** Names a province by its code. */
  nameOf: (province: string) => string
}

/** Every target as a card, province by province, in the order of its document. */
export function TargetCards({ list, nameOf }: TargetCardsProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const provinces = [...new Set(list.items.map(({ provinceCode }) => provinceCode))]
  return (
    <>
      {provinces.map((code) => {
        const items = list.items.filter(({ provinceCode }) => provinceCode === code)
        const shared = sharedDue(items)
        return (
          <section key={code} className="target-province">
            <header className="target-province-head">
              <h2>{t('targets.provinceGroup', { province: nameOf(code) })}</h2>
              {shared && <p className="target-province-due">{t('number.asOf', { date: format.edtf(list.asOf) })} · <Due on={shared} asOf={list.asOf} /></p>}
              <p className="quiet small target-intro">{t('targets.intro')}</p>
            </header>
            <div className="target-columns">
              {inTwoColumns(groupTargets(items)).map((groups, column) => (
                <div key={column} className="target-column">
                  {groups.map((group) => <TargetCard key={group.code} group={group} asOf={list.asOf} saidAbove={shared !== null} />)}
                </div>
              ))}
            </div>
          </section>
        )
      })}
    </>
  )
}

/** Cards to come. */
export function TargetCardsSkeleton(): ReactElement {
  const { t } = useTranslation()
  return (
    <div className="target-columns">
      <p className="unseen" role="status">{t('targets.loading')}</p>
      {[0, 1].map((column) => (
        <div key={column} className="target-column" aria-hidden="true">
          {[0, 1, 2].map((card) => (
            <div key={card} className="target-card target-skeleton">
              <Skeleton width="60%" height={16} />
              <Skeleton width="96px" height={28} />
              <Skeleton width="100%" height={12} />
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
