import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/find-land-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { noFilter, type Filter } from '../../permalink.ts'
import { noSearch, withoutWish, type LandSearch } from '../../permalink-find-land.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useSayWish } from './say-search.ts'
import type { SearchProps } from './search-props.ts'

interface NothingFoundProps extends Pick<SearchProps, 'search' | 'filter'> {
  list: NonNullable<SearchProps['list']>
  onChange: (search: LandSearch, filter: Filter) => void
}

const fewOffered = 4

/** Nothing meets every wish: each wish offers to step aside, with how many there would be; the nearest follow below. */
export function NothingFound({ search, filter, list, onChange }: NothingFoundProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const say = useSayWish()
  const helping = list.withoutWish.filter(({ total }) => total > 0).toSorted((a, b) => b.total - a.total).slice(0, fewOffered)
  return (
    <Notice
      icon="info" title={t('findLand.emptyTitle')}
      actions={(
        <>
          {helping.map(({ wish, total }) => (
            <Button key={wish} onClick={() => onChange(withoutWish(search, wish), filter)}>{t('findLand.drop', { wish: say(search, wish), formatted: format.number(total) })}</Button>
          ))}
          <Button strong={helping.length === 0} onClick={() => onChange(noSearch, noFilter)}>{t('findLand.dropAll')}</Button>
        </>
      )}
    >
      <p>{list.near.length > 0 || list.pairs.length > 0 ? t('findLand.emptyText') : t('findLand.emptyNothing')}</p>
    </Notice>
  )
}
