import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { TargetList } from '../../../api/contract/target.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
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
  const provinces = [...new Set(list.items.map(({ provinceCode }) => provinceCode))]
  return (
    <>
      {provinces.map((code) => (
        <section key={code} className="target-province">
          <header className="target-province-head">
            <h2>{t('targets.provinceGroup', { province: nameOf(code) })}</h2>
            <p className="quiet small">{t('targets.intro')}</p>
          </header>
          <div className="target-columns">
            {inTwoColumns(groupTargets(list.items.filter(({ provinceCode }) => provinceCode === code))).map((groups, column) => (
              <div key={column} className="target-column">
                {groups.map((group) => <TargetCard key={group.code} group={group} asOf={list.asOf} />)}
              </div>
            ))}
          </div>
        </section>
      ))}
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
