import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneList } from '../../../../api/contract/zone.ts'
import { useFormat } from '../../../i18n/use-format.ts'

/** "122 zones · 34 not located"; said aloud once it has settled. */
export function ListCount({ list, changing }: { list: ZoneList | undefined; changing: boolean }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const total = list?.total ?? 0
  const announced = changing ? t('list.updating') : list ? t('list.announced', { count: total, formatted: format.number(total) }) : ''
  return (
    <div>
      <p role="status" className="unseen">{announced}</p>
      {list && (
        <p aria-hidden="true">
          <strong>{t('list.count', { count: total, formatted: format.number(total) })}</strong>
          {list.withoutPlace > 0 && <span className="quiet"> · {t('list.withoutPlace', { formatted: format.number(list.withoutPlace) })}</span>}
        </p>
      )}
    </div>
  )
}
